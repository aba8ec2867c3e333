package dev.unblock.migration.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hazard is seen on the lines of its fixture that name it, and on no others. At least three lines name it, and at
 * least three that look like it say {@code none}.
 */
final class HazardFixturesTest {

    private static final Path FIXTURES = Path.of("src/test/hazards");
    private static final Path PAGE = Path.of("../docs/hazards.md");
    private static final String AMONG_THE_TESTS = "// among the tests";
    private static final int ENOUGH = 3;

    @TempDir
    Path folder;

    static Stream<Hazard> hazards() {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files
                    .map(file -> Hazard.valueOf(file.getFileName().toString().replace(".java", "")))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void isSeenWhereItIsAndNowhereElse(Hazard hazard) throws IOException {
        String source = Files.readString(FIXTURES.resolve(hazard + ".java"));
        Path file = folder.resolve(
                source.startsWith(AMONG_THE_TESTS)
                        ? "src/test/java/hazards/FixtureTest.java"
                        : "src/main/java/hazards/Fixture.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);

        TreeSet<Integer> marked = lines(source, "// " + hazard);

        List<Sighting> seen = seen(hazard);
        TreeSet<Integer> places = seen.stream().map(Sighting::line).collect(Collectors.toCollection(TreeSet::new));
        assertThat(places).isEqualTo(marked);
        assertThat(marked).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(lines(source, "// none")).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(seen).allSatisfy(sighting -> {
            assertThat(folder.resolve(sighting.file())).isEqualTo(file);
            assertThat(sighting.method()).startsWith("hazards.").contains("#");
            assertThat(sighting.evidence()).isNotBlank();
        });
    }

    @Test
    void everyHazardHasItsFixture() {
        assertThat(hazards()).containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(Hazard.H31, Hazard.H32)));
    }

    @Test
    void everyHazardHasItsRowOnThePage() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(hazards()).allSatisfy(hazard -> assertThat(page).contains("\n| " + hazard + " | "));
    }

    @Test
    void limitOfAllAsynchronousAnswersIsEnough() throws IOException {
        Path source = folder.resolve("src/main/java/hazards/Fixture.java");
        Files.createDirectories(source.getParent());
        Files.copy(FIXTURES.resolve("H13.java"), source);
        Path settings = folder.resolve("src/main/resources/application.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "spring.mvc.async.request-timeout=9s");

        assertThat(seen(Hazard.H13)).extracting(Sighting::method).noneMatch(method -> method.contains("Answers"));
    }

    private List<Sighting> seen(Hazard hazard) {
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), List.of(), AnalysisRequest.Tests.INCLUDED, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            MethodHazards hazards = MethodHazards.of(analysis);
            return analysis.program()
                    .methods()
                    .flatMap(method -> hazards.in(method).stream())
                    .filter(sighting -> sighting.hazard() == hazard)
                    .toList();
        }
    }

    private static TreeSet<Integer> lines(String source, String mark) {
        List<String> lines = source.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).endsWith(mark))
                .mapToObj(line -> line + 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
