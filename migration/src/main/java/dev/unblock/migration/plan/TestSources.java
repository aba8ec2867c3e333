package dev.unblock.migration.plan;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests as text: enough to see which of them call a route through MockMvc without expecting an asynchronous answer.
 */
public record TestSources(Map<String, String> files) {

    /** A statement that performs a request; tests through a running server do not say it like this. */
    private static final Pattern REQUEST = Pattern.compile("\\bperform\\s*\\([^;]*;");

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

    /**
     * A test that would see that the handler returns something else than its answer: it knows the controller's class and
     * drives it through MockMvc or calls the handler itself, or it drives the route through MockMvc.
     */
    Optional<Sighting> ofHandler(EntryPoint entry, MethodFact handler) {
        String owner = handler.key().owner();
        String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
        Pattern named = Pattern.compile("\\b" + Pattern.quote(simple) + "\\b");
        Pattern called = Pattern.compile("\\." + Pattern.quote(handler.key().name()) + "\\s*\\(");
        return files.entrySet().stream()
                .filter(file -> isMockMvc(file.getValue())
                                && (named.matcher(file.getValue()).find() || knows(file.getValue(), entry.route()))
                        || named.matcher(file.getValue()).find()
                                && called.matcher(file.getValue()).find())
                .findFirst()
                .map(file -> new Sighting(
                        Hazard.H14,
                        handler.key().signature(),
                        file.getKey(),
                        1,
                        "this test drives " + simple + " and expects its answer at once"));
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

    private static boolean isMockMvc(String text) {
        return text.contains("MockMvc") && !text.contains("asyncDispatch");
    }

    /** A literal of the test may be the start of the route: paths are often put together. */
    private static boolean knows(String text, Optional<String> route) {
        String path =
                route.map(whole -> whole.substring(whole.indexOf(' ') + 1)).orElse("/");
        Matcher literal = PATH.matcher(text);
        while (literal.find()) {
            String start = literal.group(1).replaceFirst("[?{].*", "").replaceFirst("(?<=.)/$", "");
            if (path.equals(start) || path.startsWith(start + "/")) {
                return true;
            }
        }
        return false;
    }

    private static List<Call> calls(String file, String text, Pattern wanted) {
        List<Call> calls = new ArrayList<>();
        Matcher request = REQUEST.matcher(text);
        while (request.find()) {
            Matcher literal = PATH.matcher(request.group());
            while (literal.find()) {
                if (wanted.matcher(literal.group(1).replaceFirst("\\?.*", "")).matches()) {
                    calls.add(new Call(file, lineAt(text, request.start() + literal.start())));
                }
            }
        }
        return calls;
    }

    private static int lineAt(String text, int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
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
