package dev.unblock.benchmarks.speed;

import static dev.unblock.benchmarks.speed.Runs.failed;
import static dev.unblock.benchmarks.speed.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void dividesRoundByRound() {
        Series series =
                new Series(List.of(run("a", 1, 2), run("b", 1, 4), run("b", 2, 5), run("a", 2, 10), run("a", 3, 3)));

        assertThat(series.ratio("a", "b", run -> run.usage().wallSeconds())).contains(new Spread(0.5, 1.25, 2));
    }

    @Test
    void leavesOutARoundInWhichOthersUsedTheMachine() {
        Series series = new Series(List.of(run("a", 1, 2), run("b", 1, 4, 0.11), run("a", 2, 3), run("b", 2, 4, 0.10)));

        assertThat(series.validRounds()).containsExactly(2);
        assertThat(series.figure("a", run -> run.usage().wallSeconds())).contains(new Spread(3, 3, 3));
        assertThat(series.reasons())
                .containsExactly("Round 1 is INVALID: other processes used 11 % of the machine while b ran.");
    }

    @Test
    void hasNoFigureWhenNoRoundIsValid() {
        Series series = new Series(List.of(run("a", 1, 2, 0.5), run("b", 1, 4)));

        assertThat(series.figure("b", run -> run.usage().wallSeconds())).isEmpty();
        assertThat(series.ratio("a", "b", run -> run.usage().wallSeconds())).isEmpty();
    }

    @Test
    void takesNoFigureFromARunThatFailed() {
        Series series = new Series(List.of(failed("a", 1), run("a", 2, 6), run("b", 1, 3), run("b", 2, 3)));

        assertThat(series.figure("a", run -> run.usage().wallSeconds())).contains(new Spread(6, 6, 6));
        assertThat(series.ratio("a", "b", run -> run.usage().wallSeconds())).contains(new Spread(2, 2, 2));
    }

    @Test
    void showsEachOutcomeOnce() {
        Series series = new Series(List.of(run("a", 1, 2), run("a", 2, 3), failed("a", 3)));

        assertThat(series.outcome("a")).isEqualTo("7 findings / exit code 3");
        assertThat(series.outcome("b")).isEqualTo("not run");
    }
}
