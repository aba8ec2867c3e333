package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.cache.CodeVersion;
import dev.unblock.analyzer.cache.Fingerprint;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headers of the classes of a class path and of the JDK that runs us, by the content of that class path, from run to run: who changes
 * a class mostly asks for the same supertypes of libraries again, and need not open a jar for them.
 */
public final class KnownHeaders {

    private static final Logger LOG = LoggerFactory.getLogger(KnownHeaders.class);
    private static final List<String> MADE_BY = List.of("dev/unblock/analyzer/", "org/objectweb/asm/");

    /** No class is named so. */
    private static final String ALL_JARS_OPEN = "all jars open";

    private final Pack pack;

    private KnownHeaders(Pack pack) {
        this.pack = pack;
    }

    /** What a header holds, with the order that its sets have; absent where there is no such class. */
    record Kept(Optional<Content> content) {}

    /**
     * Lists, since sets are kept without their order.
     *
     * @param methods names and descriptors in turn, as texts that recur take no more room
     */
    record Content(List<String> supers, List<String> annotations, List<String> methods, List<Annotated> annotated) {}

    /** A method and its annotations. */
    record Annotated(String method, List<String> annotations) {}

    /** Nothing is known, and nothing kept. */
    public static KnownHeaders none() {
        return new KnownHeaders(Pack.none());
    }

    /** Those of one class path; none where it cannot be read. */
    public static KnownHeaders open(CacheFolder cache, List<Path> classPath) {
        if (!cache.isUsed()) {
            return none();
        }
        try {
            return new KnownHeaders(Pack.open(cache, version(), name(classPath)));
        } catch (IOException e) {
            LOG.debug("no header is kept for a class path that cannot be read", e);
            return none();
        }
    }

    private static String version() {
        return "headers-" + CodeVersion.of(List.of(KnownHeaders.class), MADE_BY);
    }

    /** The order counts: the first jar that has a class is the one that is read. */
    private static String name(List<Path> classPath) throws IOException {
        Hashes hashes = new Hashes().add(Runtime.version().toString());
        for (Path place : classPath) {
            if (Files.exists(place)) {
                hashes.add(Fingerprint.of(place));
            }
        }
        return hashes.name();
    }

    /** Empty where nothing is known; else the header, or that there is none. */
    Optional<Optional<ClassHeader>> find(String type) {
        return pack.get(type, Kept.class).map(kept -> kept.content().map(KnownHeaders::header));
    }

    void keep(String type, Optional<ClassHeader> header) {
        pack.put(type, new Kept(header.map(KnownHeaders::content)));
    }

    /** Whether none of the jars is broken. What is broken is told by its name, which is not part of the content. */
    boolean allJarsOpen() {
        return pack.get(ALL_JARS_OPEN, Kept.class).isPresent();
    }

    void keepAllJarsOpen() {
        pack.put(ALL_JARS_OPEN, new Kept(Optional.empty()));
    }

    void save() {
        pack.save();
    }

    private static Content content(ClassHeader header) {
        return new Content(
                header.supers(),
                List.copyOf(header.annotations()),
                header.methods().stream()
                        .sorted()
                        .flatMap(method -> Stream.of(
                                method.substring(0, method.indexOf('(')), method.substring(method.indexOf('('))))
                        .toList(),
                header.methodAnnotations().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Annotated(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList());
    }

    private static ClassHeader header(Content content) {
        Set<String> methods = new HashSet<>();
        for (int i = 0; i < content.methods().size(); i += 2) {
            methods.add(content.methods().get(i) + content.methods().get(i + 1));
        }
        Map<String, Set<String>> annotated = new HashMap<>();
        content.annotated().forEach(each -> annotated.put(each.method(), new LinkedHashSet<>(each.annotations())));
        return new ClassHeader(content.supers(), new LinkedHashSet<>(content.annotations()), methods, annotated);
    }
}
