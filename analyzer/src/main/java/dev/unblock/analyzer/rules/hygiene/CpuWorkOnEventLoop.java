package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Map;
import java.util.Optional;

/** Finds known heavy work of the processor on threads that have to answer at once. */
final class CpuWorkOnEventLoop implements CallRule {

    /** By {@code owner#name}, and what it is, in words. */
    private static final Map<String, String> HEAVY = Map.ofEntries(
            Map.entry("javax.imageio.ImageIO#read", "decoding an image"),
            Map.entry("javax.imageio.ImageIO#write", "encoding an image"),
            Map.entry("java.awt.image.AffineTransformOp#filter", "scaling an image"),
            Map.entry("javax.crypto.SecretKeyFactory#generateSecret", "stretching a password"),
            Map.entry("java.security.KeyPairGenerator#generateKeyPair", "making a key pair"),
            Map.entry("java.security.KeyPairGenerator#genKeyPair", "making a key pair"),
            Map.entry("org.springframework.security.crypto.password.PasswordEncoder#encode", "hashing a password"),
            Map.entry("org.springframework.security.crypto.password.PasswordEncoder#matches", "hashing a password"),
            Map.entry("org.mindrot.jbcrypt.BCrypt#hashpw", "hashing a password"),
            Map.entry("org.mindrot.jbcrypt.BCrypt#checkpw", "hashing a password"),
            Map.entry("javax.xml.transform.Transformer#transform", "transforming a document"),
            Map.entry("java.util.zip.Deflater#deflate", "compressing"));

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Work that keeps the processor busy for long runs on an event loop, which serves nobody else meanwhile.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return work(inspection, call)
                .filter(work -> inspection.place(call.method()) == Place.EVENT_LOOP)
                .map(work -> Problem.at(call.method(), call.site())
                        .severity(Severity.HIGH)
                        .message("Here " + work
                                + " takes the event loop's thread for many milliseconds, and every connection of"
                                + " that thread waits as long. Move it to a pool with a thread per core, made for such work"
                                + " (publishOn(Schedulers.newParallel(..)), or an executor)."));
    }

    private static Optional<String> work(Inspection inspection, Call call) {
        return HEAVY.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("#" + call.name()))
                .filter(entry -> inspection.isSubtype(
                        call.owner(), entry.getKey().substring(0, entry.getKey().indexOf('#'))))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
