package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.OpenJars;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of a class path, read class by class when asked for, or a little earlier; the first jar that has a class counts. */
final class LibraryCode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryCode.class);

    private final OpenJars open = new OpenJars();
    private final List<LibraryJar> jars = new ArrayList<>();
    private final ReadAhead<MethodKey> ahead = new ReadAhead<>(this::body);
    /** By class, so that a class is gone through once for all that is known to be asked of it by then. */
    private final Map<String, Set<MethodKey>> announced = new ConcurrentHashMap<>();

    private LibraryCode() {}

    /** Folders on the class path are the classes of other modules, and no libraries. */
    static LibraryCode open(List<Path> classPath, FactsCache cache) {
        LibraryCode code = new LibraryCode();
        classPath.stream().distinct().filter(Files::isRegularFile).forEach(jar -> code.open(jar, cache));
        return code;
    }

    /** A broken jar hides only its own classes; the type hierarchy tells the user. */
    private void open(Path jar, FactsCache cache) {
        try {
            open.open(jar);
            jars.add(new LibraryJar(jar, open, jars.size(), cache));
        } catch (IOException e) {
            LOG.debug("{} cannot be opened", jar.getFileName(), e);
        }
    }

    /** What the class declares. */
    Optional<LibraryClass> declared(String type) {
        return holding(type).flatMap(jar -> jar.declared(type, file(type)));
    }

    /** What the method does; empty where its class is broken. */
    Optional<LibraryBody> body(MethodKey method) {
        return holding(method.owner())
                .flatMap(jar -> jar.body(method, () -> announcedOf(method.owner()), file(method.owner())));
    }

    /** What all methods of the class do, if its code names one of the fields; empty if it does not. */
    List<LibraryBody> bodiesNaming(Set<FieldKey> fields, String type) {
        return holding(type)
                .map(jar -> jar.bodiesNaming(fields, type, file(type)))
                .orElse(List.of());
    }

    /** The class file; empty where it cannot be read. */
    Optional<byte[]> bytes(String type) {
        return holding(type).flatMap(jar -> jar.classFile(type, file(type)));
    }

    /** It will be asked what the method does. */
    void announce(MethodKey method) {
        announced
                .computeIfAbsent(method.owner(), type -> ConcurrentHashMap.newKeySet())
                .add(method);
        ahead.announce(method);
    }

    private Set<MethodKey> announcedOf(String type) {
        Set<MethodKey> methods = announced.remove(type);
        return methods == null ? Set.of() : methods;
    }

    private Optional<LibraryJar> holding(String type) {
        OptionalInt number = open.holding(file(type));
        return number.isPresent() ? Optional.of(jars.get(number.getAsInt())) : Optional.empty();
    }

    private static String file(String type) {
        return type.replace('.', '/') + ".class";
    }

    /** Keeps what was read for the next time. */
    @Override
    public void close() {
        ahead.end();
        jars.forEach(LibraryJar::keep);
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
