package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls that are known to keep the processor busy for long. */
final class HeavyWork {

    /** By {@code owner#name}, and what it is, in words. */
    private static final Map<String, String> HEAVY = Map.ofEntries(
            Map.entry("javax.imageio.ImageIO#read", "decoding an image"),
            Map.entry("javax.imageio.ImageIO#write", "encoding an image"),
            Map.entry("java.awt.image.AffineTransformOp#filter", "scaling an image"),
            Map.entry("javax.crypto.SecretKeyFactory#generateSecret", "stretching a password"),
            Map.entry("java.security.KeyPairGenerator#generateKeyPair", "making a key pair"),
            Map.entry("java.security.KeyPairGenerator#genKeyPair", "making a key pair"),
            Map.entry("java.math.BigInteger#probablePrime", "looking for a prime number"),
            Map.entry("java.math.BigInteger#nextProbablePrime", "looking for a prime number"),
            Map.entry("org.springframework.security.crypto.password.PasswordEncoder#encode", "hashing a password"),
            Map.entry("org.springframework.security.crypto.password.PasswordEncoder#matches", "hashing a password"),
            Map.entry("org.mindrot.jbcrypt.BCrypt#hashpw", "hashing a password"),
            Map.entry("org.mindrot.jbcrypt.BCrypt#checkpw", "hashing a password"),
            Map.entry("javax.xml.transform.Transformer#transform", "transforming a document"),
            Map.entry("java.util.zip.Deflater#deflate", "compressing"));

    private static final Set<String> NAMES = HEAVY.keySet().stream()
            .map(method -> method.substring(method.indexOf('#') + 1))
            .collect(Collectors.toUnmodifiableSet());

    /** As heavy as their input is large, which for a message or a page is not much. */
    private static final Set<String> BY_SIZE = Set.of("transform", "deflate");

    private HeavyWork() {}

    /** Whatever it is given, it takes many milliseconds. */
    static boolean isAlwaysHeavy(Call call) {
        return !BY_SIZE.contains(call.name());
    }

    /** What it is, in words; of the project's own code it is told inside, where it is so. */
    static Optional<String> of(Inspection inspection, Call call) {
        boolean ownCode = inspection
                .program()
                .method(call.site().target())
                .filter(method -> !method.is(Modifier.ABSTRACT))
                .isPresent();
        if (!NAMES.contains(call.name()) || ownCode) {
            return Optional.empty();
        }
        return HEAVY.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("#" + call.name()))
                .filter(entry -> inspection.isSubtype(
                        call.owner(), entry.getKey().substring(0, entry.getKey().indexOf('#'))))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
