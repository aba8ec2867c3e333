package dev.unblock.benchmarks.speed;

import static dev.unblock.benchmarks.speed.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

    private static final String COLD = UnblockState.COLD.title();
    private static final String CHANGED = UnblockState.ONE_FILE_CHANGED.title();

    @Test
    void showsFiguresRatiosAndAims() {
        Series series = new Series(
                List.of(run(COLD, 1, 3), run(CHANGED, 1, 0.5), run("PMD", 1, 4), run(COLD, 2, 2), run("PMD", 2, 4)));

        assertThat(table(series).lines())
                .contains("1,108 files, 252,515 lines, 1 dependency jars; heap of every JVM at most 4 GB unless said."
                        + " 2 cores.")
                .contains("2 of 2 rounds valid; figures are the median (least–most) of these.")
                .contains("| Unblock, cold | 2.50 (2.00–3.00) | 5.0 (4.0–6.0) | 250 (200–300) | 7 findings |")
                .contains("| Unblock, cold: wall | 0.63 (0.50–0.75) |")
                .contains("| Unblock, cold: CPU | 0.63 (0.50–0.75) |")
                .contains("| Unblock, cold ≤ 0.7 × PMD | 0.63 (0.50–0.75) | yes |")
                .contains("| Unblock, cold ≤ 0.25 × SpotBugs | – | not measured |")
                .contains("| Unblock, one file changed ≤ 1 s wall | 0.50 | yes |");
    }

    @Test
    void saysNoWhenAnAimIsMissed() {
        Series series = new Series(List.of(run(COLD, 1, 3), run("PMD", 1, 4)));

        assertThat(table(series).lines()).contains("| Unblock, cold ≤ 0.7 × PMD | 0.75 | no |");
    }

    @Test
    void hasNoFigureFromABusyMachine() {
        Series series = new Series(List.of(run(COLD, 1, 3), run("PMD", 1, 4, 0.4)));

        assertThat(table(series).lines())
                .contains("**INVALID**: the machine was busy, so there are no figures.")
                .contains("- Round 1 is INVALID: other processes used 40 % of the machine while PMD ran.")
                .noneMatch(line -> line.startsWith("|"));
    }

    @Test
    void saysWhenThereWasNoTime() {
        assertThat(table(new Series(List.of())).lines()).contains("Not run: the time was up.");
    }

    private static SpeedTable table(Series series) {
        Material material = new Material(
                Corpus.M, Path.of("m"), List.of(Path.of("own.jar")), List.of(Path.of("a.jar")), 1108, 252_515);
        return new SpeedTable(material, series, List.of(COLD, CHANGED, "PMD"), List.of("PMD"), "2 cores");
    }
}
