package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files that did not come from plain Java: Kotlin's beside it, and those that say they use preview features. */
final class ClassFilesOfOthersTest {

    /** Made by Kotlin 2.3 from {@code Rates.kt} beside them. */
    private static final Path KOTLIN = Path.of("src/test/resources/kotlin/mixed");

    private static final String WEB = """
            package mixed;
            class Web {
                private final Rates rates = new Rates(java.util.concurrent.Executors.newFixedThreadPool(2));
                public static void main(String[] args) {
                    new Web().rates.each(java.util.List.of("a"));
                }
            }
            """;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectories(folder.resolve("target/classes/mixed"));
        try (Stream<Path> compiled = Files.list(KOTLIN)) {
            for (Path file :
                    compiled.filter(file -> file.toString().endsWith(".class")).toList()) {
                Files.copy(file, classes.resolve(file.getFileName()));
            }
        }
        Path java = folder.resolve("src/main/java/mixed/Web.java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, WEB);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String out = classes.getParent().toString();
        assertThat(compiler.run(
                        null, null, null, "-g", "-nowarn", "-proc:none", "-cp", out, "-d", out, java.toString()))
                .isZero();
    }

    @Test
    void followsJavaIntoKotlin() {
        assertThat(waits()).containsExactly("Rates.kt:7 Thread#sleep [MAIN]");
    }

    @Test
    void saysNothingFalseOfCoroutines() {
        try (Analysis analysis = analyze()) {
            assertThat(analysis.findings())
                    .extracting(Finding::method)
                    .noneMatch(method -> method.contains("later") || method.contains("pause"));
            assertThat(analysis.program().methods())
                    .filteredOn(method -> method.key().owner().contains("pause"))
                    .filteredOn(method -> method.key().name().equals("run"))
                    .allSatisfy(task ->
                            assertThat(analysis.program().threads(task.key())).isSubsetOf(ThreadContext.BOUNDED_POOL));
            assertThat(analysis.coverage().notAnalysed())
                    .noneMatch(note ->
                            note.file().endsWith(".class") || note.file().endsWith(".kt"));
        }
    }

    @Test
    void readsClassFilesThatUsePreviewFeatures() throws IOException {
        Path web = classes.resolve("Web.class");
        byte[] bytes = Files.readAllBytes(web);
        bytes[4] = (byte) 0xFF;
        bytes[5] = (byte) 0xFF;
        Files.write(web, bytes);

        assertThat(waits()).containsExactly("Rates.kt:7 Thread#sleep [MAIN]");
    }

    private List<String> waits() {
        try (Analysis analysis = analyze()) {
            return analysis.findings().stream()
                    .filter(finding -> finding.rule().equals("BlockingCall"))
                    .map(finding -> finding.file().substring(finding.file().lastIndexOf('/') + 1) + ":" + finding.line()
                            + " " + finding.sink().orElseThrow().call().replaceAll("^java.lang.|\\(.*", "") + " "
                            + finding.threads())
                    .toList();
        }
    }

    private Analysis analyze() {
        return Analyzer.analyze(
                new AnalysisRequest(
                        folder, List.of(), List.of(classes.getParent()), AnalysisRequest.Tests.LEFT_OUT, List.of()),
                step -> {});
    }
}
