package dev.unblock.migration.plan;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.MethodFact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests as text: enough to see what they call. */
public record TestSources(Map<String, String> files) {

    public TestSources {
        files = new TreeMap<>(files);
    }

    /** All test sources of the project. */
    public static TestSources of(Codebase codebase) {
        Map<String, String> files = new TreeMap<>();
        codebase.modules().stream()
                .flatMap(module -> module.testSourceRoots().stream())
                .filter(Files::isDirectory)
                .flatMap(root -> javaFiles(root).stream())
                .forEach(file -> files.put(
                        codebase.root()
                                .toAbsolutePath()
                                .relativize(file.toAbsolutePath())
                                .toString()
                                .replace('\\', '/'),
                        text(file)));
        return new TestSources(files);
    }

    /** Whether a test knows the method's class and calls something of the method's name. */
    boolean call(MethodFact method) {
        String owner = method.key().owner();
        Pattern named = Pattern.compile("\\b"
                + Pattern.quote(owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1)) + "\\b");
        Pattern called =
                Pattern.compile("(\\.|::)\\s*" + Pattern.quote(method.key().name()) + "\\b");
        return files.values().stream()
                .anyMatch(text ->
                        named.matcher(text).find() && called.matcher(text).find());
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
