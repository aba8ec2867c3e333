package dev.unblock.migration.plan;

import dev.unblock.analyzer.codebase.Codebase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests as text: enough to see which of them call a route through MockMvc without expecting an asynchronous answer.
 */
public record TestSources(Map<String, String> files) {

    private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");

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

    /** A line of a test that calls the route. */
    record Call(String file, int line) {}

    /**
     * Calls of the route in tests that use MockMvc and never dispatch an asynchronous result.
     *
     * @param route e.g. {@code GET /orders/{id}}
     */
    List<Call> mockMvcCalls(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        Pattern wanted = Pattern.compile(Stream.of(path.split("\\{[^}]*}", -1))
                .map(Pattern::quote)
                .reduce((first, next) -> first + "[^/?]+" + next)
                .orElse(""));
        List<Call> calls = new ArrayList<>();
        files.forEach((file, text) -> {
            if (text.contains("MockMvc") && !text.contains("asyncDispatch")) {
                calls.addAll(calls(file, text, wanted));
            }
        });
        return calls;
    }

    private static List<Call> calls(String file, String text, Pattern wanted) {
        List<Call> calls = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher literal = PATH.matcher(lines.get(at));
            while (literal.find()) {
                if (wanted.matcher(literal.group(1).replaceFirst("\\?.*", "")).matches()) {
                    calls.add(new Call(file, at + 1));
                }
            }
        }
        return calls;
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
