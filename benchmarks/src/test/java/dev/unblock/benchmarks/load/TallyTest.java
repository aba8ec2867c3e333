package dev.unblock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {

    /** Counted from second 2 to second 6, patience until second 7. */
    private final Tally tally = new Tally(new Load(
            Target.local(1),
            List.of("/"),
            10,
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            100,
            ExpectedAnswer.success()));

    @Test
    void countsLatencyFromTheIntendedStart() {
        tally.correct(millis(2000), millis(2750));

        assertThat(tally.result().latency().millisAt(50)).isCloseTo(750, within(1.0));
    }

    @Test
    void countsGoodputByArrivalNotByStart() {
        tally.correct(millis(100), millis(2100));
        tally.correct(millis(3000), millis(3500));
        tally.correct(millis(5900), millis(6100));

        LoadResult result = tally.result();
        assertThat(result.goodputPerSecond()).isEqualTo(2 / 4.0);
        assertThat(result.answered()).isEqualTo(2);
    }

    @Test
    void leavesRequestsOfTheLeadOut() {
        tally.correct(millis(500), millis(900));
        tally.wrong(millis(600));
        tally.givenUp(millis(700), millis(7000));

        LoadResult result = tally.result();
        assertThat(result.offered()).isZero();
        assertThat(result.finished()).isEqualTo(2);
        assertThat(result.latency().count()).isZero();
    }

    @Test
    void countsUnansweredRequestsWithTheAgeTheyReached() {
        tally.givenUp(millis(3000), millis(7000));
        tally.notSent(millis(5000));

        LoadResult result = tally.result();
        assertThat(result.unanswered()).isEqualTo(2);
        assertThat(result.notSent()).isEqualTo(1);
        assertThat(result.latency().maxMillis()).isCloseTo(4000, within(5.0));
        assertThat(result.latency().millisAt(50)).isCloseTo(2000, within(3.0));
    }

    @Test
    void givesWrongAnswersNoLatency() {
        tally.correct(millis(2000), millis(2100));
        tally.wrong(millis(2500));

        LoadResult result = tally.result();
        assertThat(result.failed()).isEqualTo(1);
        assertThat(result.latency().count()).isEqualTo(1);
    }

    @Test
    void findsPercentilesAcrossTheWholeRange() {
        for (int i = 1; i <= 100; i++) {
            tally.correct(millis(2000), millis(2000 + i));
        }

        Percentiles latency = tally.result().latency();
        assertThat(latency.millisAt(50)).isCloseTo(50, within(0.1));
        assertThat(latency.millisAt(99)).isCloseTo(99, within(0.1));
        assertThat(latency.maxMillis()).isCloseTo(100, within(0.1));
    }

    private static long millis(long value) {
        return TimeUnit.MILLISECONDS.toNanos(value);
    }
}
