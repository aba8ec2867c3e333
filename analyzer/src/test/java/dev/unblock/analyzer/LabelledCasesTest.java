package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.LabelledCases.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What is found of cases in the manner of analyzers' test-suites must not become less. The figures of today are written to
 * {@code target/cases.md}; what was found of each set before it was looked at is in {@code docs/precision.md}.
 */
final class LabelledCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path TABLE = Path.of("target/cases.md");

    @TempDir
    private static Path scratch;

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(TABLE.getParent());
        Files.writeString(TABLE, """
                | set | family | found (above info) of | right lines flagged of | each file alone: found | flagged |
                |---|---|--:|--:|--:|--:|
                """);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "/cases/floor.csv", numLinesToSkip = 1)
    void findsNoLessOfEachSetAndFlagsNoMore(
            String set, String family, int found, int flagged, int alone, int aloneFlagged) throws IOException {
        Counted counted = Counted.of(set, scratch.resolve(set));
        Count together = counted.together().get(family);
        Count apart = counted.alone().get(family);
        Files.writeString(TABLE, row(set, family, together, apart), StandardOpenOption.APPEND);

        assertThat(together.found()).isGreaterThanOrEqualTo(found);
        assertThat(together.flagged()).isLessThanOrEqualTo(flagged);
        assertThat(apart.found()).isGreaterThanOrEqualTo(alone);
        assertThat(apart.flagged()).isLessThanOrEqualTo(aloneFlagged);
    }

    @Test
    void countsALineAsWrongOnlyForRulesOfItsKind(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Two.java"), """
                class Two {
                    void run(Runnable task) {
                        new Thread(task).run(); // BAD run
                    }
                    void other(Runnable task) {
                        new Thread(task).run(); // BAD lockorder
                    }
                    void wronglyRight(Runnable task) {
                        new Thread(task).run(); // OK run
                    }
                }
                """);

        assertThat(LabelledCases.of(CASES.resolve("kinds.csv")).together(folder, folder))
                .containsEntry("hygiene", new Count(2, 1, 1, 1, 1));
    }

    private static String row(String set, String family, Count together, Count alone) {
        return "| %s | %s | %d (%d) of %d | %d of %d | %d | %d |%n"
                .formatted(
                        set,
                        family,
                        together.found(),
                        together.loud(),
                        together.wrong(),
                        together.flagged(),
                        together.right(),
                        alone.found(),
                        alone.flagged());
    }

    private record Counted(Map<String, Count> together, Map<String, Count> alone) {

        private static final Map<String, Counted> KNOWN = new java.util.HashMap<>();

        static Counted of(String set, Path scratch) throws IOException {
            Counted known = KNOWN.get(set);
            if (known == null) {
                LabelledCases cases = LabelledCases.of(CASES.resolve("kinds.csv"));
                known = new Counted(
                        cases.together(CASES.resolve(set), scratch), cases.alone(CASES.resolve(set), scratch));
                KNOWN.put(set, known);
            }
            return known;
        }
    }
}
