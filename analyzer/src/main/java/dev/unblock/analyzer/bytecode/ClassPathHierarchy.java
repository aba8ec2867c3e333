package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.knowntypes.KnownTypes;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hierarchy over the project's own types, the jars and folders of its class path, and the JDK that runs us.
 *
 * <p>Only headers are read, each once and only when asked for; several threads may ask. Closing lets go of the jars; what is asked afterwards is
 * answered from memory, or opens them again.
 */
public final class ClassPathHierarchy implements TypeHierarchy, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClassPathHierarchy.class);

    private final List<Path> classPath;
    private final KnownHeaders knownHeaders;
    private final Map<String, Optional<ClassHeader>> headers = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();
    private final OpenJars jars = new OpenJars();
    private final List<Path> folders;
    private final Set<String> broken = new TreeSet<>();
    /** By type the jar that holds it. */
    private final Map<String, String> brokenClasses = new TreeMap<>();

    private boolean open;

    public ClassPathHierarchy(List<TypeFact> own, List<Path> classPath) {
        this(own, classPath, KnownHeaders.none());
    }

    /** @param known of the same class path, from earlier runs */
    public ClassPathHierarchy(List<TypeFact> own, List<Path> classPath, KnownHeaders known) {
        this.knownHeaders = known;
        this.classPath = classPath.stream().distinct().toList();
        this.folders = this.classPath.stream().filter(Files::isDirectory).toList();
        own.forEach(type -> headers.put(type.name(), Optional.of(ClassHeader.of(type))));
    }

    @Override
    public Set<String> supertypes(String type) {
        Set<String> known = supertypes.get(type);
        return known == null ? collected(type) : known;
    }

    private synchronized Set<String> collected(String type) {
        Set<String> known = supertypes.get(type);
        if (known == null) {
            known = Collections.unmodifiableSet(collectSupertypes(type));
            supertypes.put(type, known);
        }
        return known;
    }

    @Override
    public boolean isKnown(String type) {
        return header(type).isPresent();
    }

    @Override
    public Set<String> annotations(String type) {
        return header(type).map(ClassHeader::annotations).orElse(Set.of());
    }

    @Override
    public Set<String> annotations(String type, String method) {
        return header(type)
                .map(header -> header.methodAnnotations().getOrDefault(method, Set.of()))
                .orElse(Set.of());
    }

    @Override
    public Optional<String> declaringType(String type, String name, String descriptor) {
        return supertypes(type).stream()
                .filter(candidate -> header(candidate)
                        .filter(header -> header.methods().contains(name + descriptor))
                        .isPresent())
                .findFirst();
    }

    @Override
    public synchronized void close() {
        try {
            jars.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open = false;
        knownHeaders.save();
    }

    /** Superclasses come before interfaces, so that a search upward finds an implementation first. */
    private Set<String> collectSupertypes(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> interfaces = new ArrayDeque<>();
        Optional<String> next = Optional.of(type);
        while (next.isPresent() && found.add(next.get())) {
            List<String> supers = supers(next.get());
            next = supers.stream().findFirst();
            supers.stream().skip(1).forEach(interfaces::add);
        }
        while (!interfaces.isEmpty()) {
            String candidate = interfaces.remove();
            if (found.add(candidate)) {
                interfaces.addAll(supers(candidate));
            }
        }
        return found;
    }

    /** From the class file; without one, what we know by heart. */
    private List<String> supers(String type) {
        return header(type).map(ClassHeader::supers).orElseGet(() -> KnownTypes.standard()
                .supers(type));
    }

    private Optional<ClassHeader> header(String type) {
        Optional<ClassHeader> known = headers.get(type);
        return known == null ? loaded(type) : known;
    }

    private synchronized Optional<ClassHeader> loaded(String type) {
        Optional<ClassHeader> header = headers.get(type);
        if (header == null) {
            header = knownHeaders.find(type).orElseGet(() -> load(type));
            headers.put(type, header);
        }
        return header;
    }

    private Optional<ClassHeader> load(String type) {
        String file = type.replace('.', '/') + ".class";
        try {
            Optional<byte[]> bytes = type.startsWith("java.") ? fromJdk(file) : fromClassPath(file);
            if (bytes.isEmpty() && !type.startsWith("java.")) {
                bytes = fromJdk(file);
            }
            Optional<ClassHeader> header = bytes.map(ClassHeader::of);
            knownHeaders.keep(type, header);
            return header;
        } catch (IOException | RuntimeException e) {
            // A class that cannot be read is as good as missing: the caller learns it from isKnown, the user from the
            // coverage.
            LOG.debug("{} cannot be read", file, e);
            jars.holding(file).ifPresent(jar -> brokenClasses.put(type, jars.fileName(jar)));
            return Optional.empty();
        }
    }

    private static Optional<byte[]> fromJdk(String file) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private Optional<byte[]> fromClassPath(String file) throws IOException {
        openJars();
        OptionalInt jar = jars.holding(file);
        if (jar.isPresent()) {
            return Optional.of(jars.bytes(jar.getAsInt(), file));
        }
        for (Path folder : folders) {
            Path candidate = folder.resolve(file);
            if (Files.isRegularFile(candidate)) {
                return Optional.of(Files.readAllBytes(candidate));
            }
        }
        return Optional.empty();
    }

    private void openJars() {
        if (open) {
            return;
        }
        open = true;
        for (Path jar : classPath) {
            if (Files.isRegularFile(jar)) {
                openJar(jar);
            }
        }
        if (broken.isEmpty()) {
            knownHeaders.keepAllJarsOpen();
        }
    }

    /** A broken jar hides only its own classes. */
    private void openJar(Path jar) {
        try {
            jars.open(jar);
        } catch (IOException e) {
            LOG.debug("{} cannot be opened", jar, e);
            broken.add(jar.getFileName().toString());
        }
    }

    /** The jars that cannot be opened, and the classes in others that were asked for and cannot be read. */
    public synchronized List<NotAnalysed> unreadable() {
        if (!knownHeaders.allJarsOpen()) {
            openJars();
        }
        Stream<NotAnalysed> whole = broken.stream()
                .map(jar -> new NotAnalysed(jar, "cannot be opened as a jar, so its classes are unknown"));
        Stream<NotAnalysed> single = brokenClasses.entrySet().stream()
                .map(one -> new NotAnalysed(
                        one.getValue(),
                        "its class " + one.getKey()
                                + " cannot be read, so what it inherits and what it waits for is unknown"));
        return Stream.concat(whole, single).toList();
    }
}
