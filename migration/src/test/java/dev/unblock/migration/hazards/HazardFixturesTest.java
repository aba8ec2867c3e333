package dev.unblock.migration.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each hazard is seen on the lines of its fixture that name it, and on no others. At least three lines name it, and at
 * least three that look like it say {@code none}.
 */
final class HazardFixturesTest {

    private static final Path FIXTURES = Path.of("src/test/hazards");
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
        Path file = folder.resolve("src/main/java/hazards/Fixture.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);

        TreeSet<Integer> marked = lines(source, "// " + hazard);

        assertThat(seen(hazard)).isEqualTo(marked);
        assertThat(marked).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(lines(source, "// none")).hasSizeGreaterThanOrEqualTo(ENOUGH);
    }

    private TreeSet<Integer> seen(Hazard hazard) {
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return sightings(analysis.program())
                    .filter(sighting -> sighting.hazard() == hazard)
                    .map(Sighting::line)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<Sighting> sightings(Program program) {
        List<HazardCheck> checks = List.of(
                new DeclaredSemantics(program),
                new TransactionTemplates(program),
                new FixedSignatures(program),
                new ThreadBoundContext(program));
        Stream<Sighting> ofMethods =
                program.methods().flatMap((MethodFact method) -> checks.stream().flatMap(check -> check.in(method)));
        Stream<Sighting> ofLocks = LockedSections.in(program).values().stream().flatMap(List::stream);
        return Stream.concat(ofMethods, ofLocks);
    }

    private static TreeSet<Integer> lines(String source, String mark) {
        List<String> lines = source.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).endsWith(mark))
                .mapToObj(line -> line + 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
