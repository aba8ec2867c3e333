package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryScanner;
import dev.unblock.analyzer.bytecode.OpenJars;
import dev.unblock.analyzer.cache.Fingerprint;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One jar: what is asked comes from the cache as far as it knows, else from the jar, and is kept for next time. Several threads may ask.
 *
 * <p>Of a class that is entered a quarter of the methods are; only these are read, from its bytes, which stay at hand.
 */
final class LibraryJar {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryJar.class);

    private final Path file;
    private final OpenJars jars;
    private final int number;
    private final FactsCache cache;
    private final LibraryScanner scanner = new LibraryScanner();
    private final Map<String, LibraryClass> classes = new TreeMap<>();
    private final Map<MethodKey, LibraryBody> bodies = new TreeMap<>();
    private final Map<String, List<FieldKey>> fieldsNamed = new TreeMap<>();
    private final Map<String, byte[]> entered = new HashMap<>();
    private Optional<String> hash = Optional.empty();
    private boolean grown;

    /** @param number of the jar among those that are open */
    LibraryJar(Path file, OpenJars jars, int number, FactsCache cache) {
        this.file = file;
        this.jars = jars;
        this.number = number;
        this.cache = cache;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What the class declares. */
    synchronized Optional<LibraryClass> declared(String type, String entry) {
        return read(entry, () -> {
            LibraryClass known = classes.get(type);
            if (known == null) {
                known = scanner.declared(jars.bytes(number, entry));
                classes.put(type, known);
                grown = true;
            }
            return known;
        });
    }

    /**
     * What the method does. Where its class has to be gone through for it, the others that will be asked for are read on the way.
     *
     * @param alsoWanted methods of the class
     */
    synchronized Optional<LibraryBody> body(MethodKey method, Supplier<Set<MethodKey>> alsoWanted, String entry) {
        return read(entry, () -> {
                    if (!bodies.containsKey(method)) {
                        scan(method, alsoWanted.get(), bytes(method.owner(), entry));
                    }
                    return Optional.ofNullable(bodies.get(method));
                })
                .flatMap(found -> found);
    }

    /** One whose code is broken must not take the others with it: what is known of a method never depends on who is quicker. */
    private void scan(MethodKey method, Set<MethodKey> alsoWanted, byte[] bytes) {
        grown = true;
        try {
            scan(bytes, one -> one.equals(method) || alsoWanted.contains(one) && !bodies.containsKey(one));
        } catch (RuntimeException broken) {
            scan(bytes, method::equals);
        }
    }

    private void scan(byte[] bytes, Predicate<MethodKey> wanted) {
        scanner.bodies(bytes, wanted).forEach(body -> bodies.put(body.method(), body));
    }

    /** What all methods of the class do, if its code names one of the fields; empty if it does not. */
    synchronized List<LibraryBody> bodiesNaming(Set<FieldKey> fields, String type, String entry) {
        return read(entry, () -> {
                    List<FieldKey> named = fieldsNamed.get(type);
                    if (named == null) {
                        named = scanner.fieldsNamed(bytes(type, entry));
                        fieldsNamed.put(type, named);
                        grown = true;
                    }
                    return named.stream().anyMatch(fields::contains)
                            ? scanner.bodies(bytes(type, entry), method -> true)
                            : List.<LibraryBody>of();
                })
                .orElse(List.of());
    }

    /** The class file. */
    synchronized Optional<byte[]> classFile(String type, String entry) {
        return read(entry, () -> bytes(type, entry));
    }

    private byte[] bytes(String type, String entry) throws IOException {
        byte[] known = entered.get(type);
        if (known == null) {
            known = jars.bytes(number, entry);
            entered.put(type, known);
        }
        return known;
    }

    private <T> Optional<T> read(String entry, Reading<T> reading) {
        try {
            loadKnown();
            return Optional.of(reading.read());
        } catch (IOException | RuntimeException e) {
            // A class that cannot be read leads nowhere; ASM reports broken files by whatever it stumbled over.
            LOG.debug("{} in {} cannot be read", entry, file.getFileName(), e);
            return Optional.empty();
        }
    }

    private void loadKnown() throws IOException {
        if (hash.isEmpty() && cache.isUsed()) {
            hash = Optional.of(Fingerprint.of(file));
            JarFacts known = cache.load(hash.get());
            known.classes().forEach(type -> classes.put(type.name(), type));
            known.bodies().forEach(body -> bodies.put(body.method(), body));
            fieldsNamed.putAll(known.fieldsNamed());
        }
    }

    /** Keeps what was read for the next time. */
    void keep() {
        if (grown && hash.isPresent()) {
            cache.store(hash.get(), new JarFacts(classes.values(), bodies.values(), fieldsNamed));
            grown = false;
        }
    }
}
