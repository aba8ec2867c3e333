package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed, added, deleted and renamed, compiled or not: with a cache the result is what it is without. */
final class RandomEditsTest {

    private static final int EDITS = 6;
    private static final int CLASSES = 6;

    /** Waits, shared state, tasks and calls of other classes; {@code @} is the number of one. */
    private static final List<String> STATEMENTS = List.of(
            "Thread.sleep(10);",
            "count++;",
            "new C@().run(name);",
            "new Thread(() -> C@.count++).start();",
            "synchronized (this) { new java.net.Socket(name, 80).getInputStream().read(); }",
            "for (String one : List.of(name)) { new java.net.URL(one).openStream().close(); }",
            "CompletableFuture.runAsync(() -> seen.put(name, name)).get();",
            "if (!seen.containsKey(name)) { seen.put(name, new C@().toString()); }");

    @TempDir
    private Path project;

    @TempDir
    private Path cache;

    private final List<Integer> classes = new ArrayList<>();
    private int named;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leaveNoTraceInTheCache(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < CLASSES; i++) {
            add(random);
        }
        compile();
        AnalysisRequest request = AnalysisRequest.of(project);
        AnalysisRequest cached = request.cachingIn(cache);
        assertThat(Told.by(cached)).as("nothing kept").isEqualTo(Told.by(request));

        for (int i = 0; i < EDITS; i++) {
            String edit = edit(random);
            boolean compiled = random.nextInt(3) > 0;
            if (compiled) {
                compile();
            }
            assertThat(Told.by(cached))
                    .as("edit " + i + ": " + edit + (compiled ? ", compiled" : ""))
                    .isEqualTo(Told.by(request));
        }
        assertThat(Told.by(request).findings()).isNotEmpty();
    }

    private String edit(Random random) throws IOException {
        int chosen = classes.get(random.nextInt(classes.size()));
        switch (random.nextInt(5)) {
            case 0 -> add(random);
            case 1 -> delete(chosen);
            case 2 -> {
                String content = Files.readString(source(chosen));
                delete(chosen);
                Files.writeString(source(++named), content.replace("class C" + chosen + " ", "class C" + named + " "));
                classes.add(named);
            }
            case 3 -> Files.writeString(source(chosen), "// One line more.\n" + Files.readString(source(chosen)));
            default -> write(chosen, random);
        }
        return "about C" + chosen;
    }

    private void add(Random random) throws IOException {
        classes.add(++named);
        write(named, random);
    }

    private void delete(int number) throws IOException {
        if (classes.size() > 2) {
            classes.remove(Integer.valueOf(number));
            Files.delete(source(number));
        }
    }

    private void write(int number, Random random) throws IOException {
        String body = random.ints(4, 0, STATEMENTS.size())
                .mapToObj(STATEMENTS::get)
                .map(text -> text.replace("@", "" + classes.get(random.nextInt(classes.size()))))
                .collect(Collectors.joining("\n        "));
        Files.createDirectories(source(number).getParent());
        Files.writeString(source(number), """
                package a;

                import java.util.*;
                import java.util.concurrent.CompletableFuture;

                public class C%d {
                    static int count;
                    private static final Map<String, String> seen = new HashMap<>();

                    public void run(String name) throws Exception {
                        %s
                    }
                }
                """.formatted(number, body));
    }

    private Path source(int number) {
        return project.resolve("src/main/java/a/C" + number + ".java");
    }

    /** Anew, as far as it compiles: what was deleted may be called still. */
    private void compile() throws IOException {
        Path target = project.resolve("target/classes");
        Files.createDirectories(target.resolve("a"));
        try (Stream<Path> old = Files.list(target.resolve("a"))) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problem -> {}, null, null);
                Stream<Path> sources = Files.list(project.resolve("src/main/java/a"))) {
            List<String> options = List.of("-g", "-nowarn", "-proc:none", "-d", target.toString());
            List<Path> all = sources.sorted().toList();
            compiler.getTask(null, files, problem -> {}, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call();
        }
    }
}
