package dev.unblock.analyzer.knowntypes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What waits in widely used libraries, and what calls lead there, for projects that come without their jars.
 *
 * <p>Written by a test that infers it from the libraries' code ({@code docs/library-index.md}). Only the libraries of which a type is asked
 * for are read.
 */
public final class LibraryIndex {

    private static final String FOLDER = "libraries/";
    private static final LibraryIndex STANDARD = new LibraryIndex(file -> Lines.of(FOLDER + file));

    private final Function<String, List<String>> files;
    private final Map<String, Map<String, List<String>>> packages = new ConcurrentHashMap<>();
    private final Map<String, IndexedLibrary> libraries = new ConcurrentHashMap<>();

    /** @param files lines by the name of a file */
    LibraryIndex(Function<String, List<String>> files) {
        this.files = files;
    }

    public static LibraryIndex standard() {
        return STANDARD;
    }

    /**
     * Whether a call on the type waits; methods of types above it are not looked at.
     *
     * @return empty where nothing is known; an empty answer inside where the type's own method does not wait, though one above does
     */
    public Optional<Optional<LibraryWait>> ask(String type, String method, int arguments) {
        return libraries(type)
                .flatMap(library -> library.ask(type, method, arguments).stream())
                .findFirst();
    }

    Optional<KnownType> find(String type) {
        return libraries(type).flatMap(library -> library.find(type).stream()).findFirst();
    }

    private Stream<IndexedLibrary> libraries(String type) {
        int end = type.lastIndexOf('.');
        return end < 0
                ? Stream.empty()
                : packages().getOrDefault(type.substring(0, end), List.of()).stream()
                        .map(this::library);
    }

    private IndexedLibrary library(String name) {
        return libraries.computeIfAbsent(name, key -> IndexedLibrary.parse(files.apply(key + ".txt")));
    }

    private Map<String, List<String>> packages() {
        return packages.computeIfAbsent("packages.txt", file -> {
            Map<String, List<String>> byPackage = new HashMap<>();
            for (String line : files.apply(file)) {
                List<String> words = new ArrayList<>(List.of(line.split(" ")));
                byPackage.put(words.remove(0), List.copyOf(words));
            }
            return byPackage;
        });
    }
}
