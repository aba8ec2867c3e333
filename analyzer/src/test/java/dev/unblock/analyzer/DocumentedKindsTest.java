package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of bugs that well-known analyzers document, in our own words: each line that names rules has exactly their
 * findings, with class files and from bare sources, and all other lines have none of shared state, fan-out and hygiene.
 */
final class DocumentedKindsTest {

    private static final Path FIXTURES = Path.of("src/test/kinds");
    private static final String MARK = "// finds ";
    private static final Set<Family> FAMILIES = EnumSet.of(Family.SHARED_STATE, Family.FAN_OUT, Family.HYGIENE);

    @TempDir
    Path folder;

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void areFoundWithClassFiles(Path fixture) throws IOException {
        Path file = copied(fixture);
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        compile(file, classes);

        assertThat(found(List.of(classes))).isEqualTo(expected(fixture));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void areFoundInBareSources(Path fixture) throws IOException {
        copied(fixture);

        assertThat(found(List.of())).isEqualTo(expected(fixture));
    }

    private Path copied(Path fixture) throws IOException {
        Path file = folder.resolve("src/main/java/kinds").resolve(fixture.getFileName());
        Files.createDirectories(file.getParent());
        return Files.writeString(file, Files.readString(fixture));
    }

    private TreeSet<String> found(List<Path> classes) {
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), classes, AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return AllRulesRan.in(analysis).findings().stream()
                    .filter(finding -> FAMILIES.contains(finding.family()))
                    .map(DocumentedKindsTest::place)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String place(Finding finding) {
        return String.format("%04d %s", finding.line(), finding.rule());
    }

    private static TreeSet<String> expected(Path fixture) {
        List<String> lines;
        try {
            lines = Files.readAllLines(fixture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains(MARK))
                .boxed()
                .flatMap(line -> Arrays.stream(lines.get(line)
                                .substring(lines.get(line).indexOf(MARK) + MARK.length())
                                .split(", "))
                        .map(rule -> String.format("%04d %s", line + 1, rule)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of("-g", "-parameters", "-proc:none", "-nowarn");
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(complaints.toString()).doesNotContain("error:");
    }
}
