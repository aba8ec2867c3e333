package dev.unblock.analyzer.knowntypes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.blocking.PublicApiRows;
import dev.unblock.analyzer.knowntypes.IndexedLibraries.Library;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the index of libraries against its list; {@code -Dlibraries.update=FOLDER} writes it anew, {@code -Dlibraries.add=FOLDER} only what is listed and not yet in it,
 * with what Maven resolves kept in that folder.
 */
final class LibraryIndexTest {

    private static final Path LIST = Path.of("src/test/resources/dev/unblock/analyzer/knowntypes/libraries.txt");
    private static final Path INDEX = Path.of("src/main/resources/dev/unblock/analyzer/knowntypes/libraries");
    private static final String CONTENTS = "contents.txt";
    private static final String PACKAGES = "packages.txt";

    @Test
    void holdsTheListedLibraries() throws IOException {
        String folder = System.getProperty("libraries.update", "");
        String added = System.getProperty("libraries.add", "");
        if (!folder.isEmpty()) {
            clear();
            write(Path.of(folder), listed());
        } else if (!added.isEmpty()) {
            Set<String> there = Set.copyOf(coordinates());
            write(
                    Path.of(added),
                    listed().stream()
                            .filter(library -> !there.contains(library.coordinates()))
                            .toList());
        }
        assertThat(coordinates())
                .containsExactlyElementsOf(
                        listed().stream().map(Library::coordinates).sorted().toList());
    }

    @Test
    void saysWhatIsInIt() throws IOException {
        Map<String, List<String>> libraries = libraries();
        assertThat(Files.readAllLines(INDEX.resolve(CONTENTS)).stream().filter(line -> line.contains(" ")))
                .containsExactlyElementsOf(libraries.values().stream()
                        .map(lines -> lines.get(0).substring(2) + " " + digest(lines))
                        .sorted()
                        .toList());
        assertThat(Files.readAllLines(INDEX.resolve(PACKAGES))).containsExactlyElementsOf(packages(libraries));
    }

    @Test
    void canBeReadAsAWhole() throws IOException {
        LibraryIndex index = LibraryIndex.standard();
        libraries().values().forEach(lines -> assertThat(types(lines))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(index.find(type)).isPresent()));
    }

    private static List<Library> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Library::of)
                .toList();
    }

    /** By file the lines of the libraries in which something waits. */
    private static Map<String, List<String>> libraries() throws IOException {
        Map<String, List<String>> libraries = new TreeMap<>();
        try (Stream<Path> files = Files.list(INDEX)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(CONTENTS) && !name.equals(PACKAGES)) {
                    libraries.put(name.substring(0, name.length() - ".txt".length()), Files.readAllLines(file));
                }
            }
        }
        return libraries;
    }

    /** What the index was made from, libraries in which nothing waits included. */
    private static List<String> coordinates() throws IOException {
        return Files.readAllLines(INDEX.resolve(CONTENTS)).stream()
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static void clear() throws IOException {
        for (String library : libraries().keySet()) {
            Files.delete(INDEX.resolve(library + ".txt"));
        }
        Files.write(INDEX.resolve(CONTENTS), List.of());
    }

    /** Adds these libraries to those that are there. */
    private static void write(Path folder, List<Library> libraries) throws IOException {
        Map<Library, List<Path>> classPaths = IndexedLibraries.classPaths(libraries, folder);
        TreeSet<String> contents = new TreeSet<>(Files.readAllLines(INDEX.resolve(CONTENTS)));
        KnownTypes known = KnownTypes.listed();
        for (Map.Entry<Library, List<Path>> classPath : classPaths.entrySet()) {
            String coordinates = classPath.getKey().coordinates();
            PublicApi api = PublicApi.of(classPath.getValue());
            List<String> lines = new LibraryIndexText(
                            api, PublicApiRows.of(classPath.getValue(), api, coordinates), known::has)
                    .lines(coordinates);
            if (!lines.isEmpty()) {
                Files.write(INDEX.resolve(classPath.getKey().fileName() + ".txt"), lines);
            }
            contents.add(coordinates + (lines.isEmpty() ? "" : " " + digest(lines)));
        }
        Files.write(INDEX.resolve(CONTENTS), contents);
        Files.write(INDEX.resolve(PACKAGES), packages(libraries()));
    }

    private static List<String> packages(Map<String, List<String>> libraries) {
        Map<String, TreeSet<String>> packages = new TreeMap<>();
        libraries.forEach((library, lines) -> types(lines).forEach(type -> packages.computeIfAbsent(
                        type.substring(0, type.lastIndexOf('.')), name -> new TreeSet<>())
                .add(library)));
        return packages.entrySet().stream()
                .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()))
                .toList();
    }

    private static List<String> types(List<String> lines) {
        return lines.stream()
                .filter(line -> Character.isJavaIdentifierStart(line.charAt(0)))
                .map(line -> line.split(" ")[0])
                .toList();
    }

    private static String digest(List<String> lines) {
        try {
            byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
