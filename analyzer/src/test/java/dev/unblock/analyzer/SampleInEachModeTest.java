package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unblock.analyzer.AnswerKey.Row;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.corpus.FiguresPage;
import dev.unblock.model.Finding;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's own list of problems, with less and less to go on: how much of it is still found. */
final class SampleInEachModeTest {

    private static final Path APP = Path.of("..", "sample-legacy-app");

    @TempDir
    Path scratch;

    @Test
    void findsAsMuchInEachModeAsTheDocumentationSays() throws IOException {
        AnswerKey key = AnswerKey.of(APP);
        List<Path> jars;
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(APP), step -> {})) {
            assumeTrue(
                    analysis.program().facts().hierarchy().isKnown("org.springframework.boot.SpringApplication"),
                    "the sample's libraries are not on this machine yet");
            jars = analysis.codebase().modules().stream()
                    .map(Codebase.Module::classPath)
                    .findFirst()
                    .orElseThrow();
        }
        Path compiled = copy("compiled");
        compile(compiled, jars);
        FiguresPage.hold(
                "sample",
                List.of(
                        row("classes and class path", key, compiled, jars),
                        row("sources and class path", key, copy("sources"), jars),
                        row("bare folder of sources", key, copy("bare"), List.of())));
    }

    private static FiguresPage.Row row(String mode, AnswerKey key, Path project, List<Path> jars) {
        AnalysisRequest request =
                new AnalysisRequest(project, jars, List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            List<Finding> findings = analysis.findings();
            return new FiguresPage.Row(
                    mode,
                    key.problems().size(),
                    List.of(found(key.problems(), key, findings), 1 - alarmed(key.lookAlikes(), key, findings)));
        }
    }

    private static double found(List<Row> problems, AnswerKey key, List<Finding> findings) {
        return share(
                problems,
                problems.stream()
                        .filter(row -> findings.stream().anyMatch(finding -> key.isProblem(row, finding)))
                        .count());
    }

    private static double alarmed(List<Row> lookAlikes, AnswerKey key, List<Finding> findings) {
        return share(
                lookAlikes,
                lookAlikes.stream()
                        .filter(row -> findings.stream()
                                .anyMatch(finding -> key.isAt(row, finding)
                                        && key.problems().stream().noneMatch(one -> key.isProblem(one, finding))))
                        .count());
    }

    private static double share(List<Row> of, long count) {
        return (double) count / of.size();
    }

    private Path copy(String name) throws IOException {
        Path target = scratch.resolve(name);
        Path main = APP.resolve("src/main");
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        target.resolve("src/main").resolve(main.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private static void compile(Path project, List<Path> jars) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(project.resolve("target/classes"));
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
            String classPath = String.join(
                    File.pathSeparator, jars.stream().map(Path::toString).toList());
            List<String> options =
                    List.of("-g", "-parameters", "-nowarn", "-proc:none", "-cp", classPath, "-d", classes.toString());
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
        }
        assertThat(complaints.toString()).doesNotContain("error:");
    }
}
