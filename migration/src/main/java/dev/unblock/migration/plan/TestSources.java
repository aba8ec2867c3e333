package dev.unblock.migration.plan;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests as text: enough to see what they call. */
public final class TestSources {

    private final SortedMap<String, String> files;
    private final SortedMap<String, String> code;
    private final WordIndex words;

    /**
     * @param files texts of the tests by their paths
     * @param code the other sources, likewise, whose constants tests may use
     */
    private TestSources(Map<String, String> files, Map<String, String> code) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.code = Collections.unmodifiableSortedMap(new TreeMap<>(code));
        this.words = WordIndex.of(this.files);
    }

    public TestSources(Map<String, String> files) {
        this(files, Map.of());
    }

    /** Texts by their paths. */
    SortedMap<String, String> files() {
        return files;
    }

    /** The paths of the tests in which the type's simple name stands, as a word of its own. */
    SortedSet<String> naming(String type) {
        return words.with(type);
    }

    /** All test sources of the project. */
    public static TestSources of(Codebase codebase) {
        Map<String, String> files = texts(codebase, Codebase.Module::testSourceRoots);
        boolean usesMockMvc = files.values().stream().anyMatch(text -> text.contains("MockMvc"));
        return new TestSources(files, usesMockMvc ? texts(codebase, Codebase.Module::sourceRoots) : Map.of());
    }

    /** The text constants of all sources. */
    TextConstants constants() {
        Map<String, String> all = new TreeMap<>(code);
        all.putAll(files);
        all.values().removeIf(text -> !text.contains("String "));
        return TextConstants.in(all);
    }

    private static Map<String, String> texts(Codebase codebase, Function<Codebase.Module, List<Path>> roots) {
        Map<String, String> files = new TreeMap<>();
        codebase.modules().stream()
                .flatMap(module -> roots.apply(module).stream())
                .filter(Files::isDirectory)
                .flatMap(root -> javaFiles(root).stream())
                .forEach(file -> files.put(
                        codebase.root()
                                .toAbsolutePath()
                                .relativize(file.toAbsolutePath())
                                .toString()
                                .replace('\\', '/'),
                        text(file)));
        return files;
    }

    /** Whether a test knows the method's class and calls something of the method's name. */
    boolean call(MethodFact method) {
        Pattern called =
                Pattern.compile("(\\.|::)\\s*" + Pattern.quote(method.key().name()) + "\\b");
        return naming(Descriptors.simpleName(method.key().owner())).stream()
                .anyMatch(file -> called.matcher(files.get(file)).find());
    }

    private static List<Path> javaFiles(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            // One character per byte: routes are ASCII, and no encoding can make this fail.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
