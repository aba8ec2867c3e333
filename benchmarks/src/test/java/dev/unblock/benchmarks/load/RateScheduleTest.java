package dev.unblock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateScheduleTest {

    @Test
    void spacesRequestsEvenly() {
        RateSchedule schedule = new RateSchedule(250);

        assertThat(schedule.intendedNanos(0)).isZero();
        assertThat(schedule.intendedNanos(1)).isEqualTo(4_000_000);
        assertThat(schedule.intendedNanos(250)).isEqualTo(1_000_000_000);
    }

    @Test
    void countsARequestOnlyAfterItsMoment() {
        RateSchedule schedule = new RateSchedule(250);

        assertThat(schedule.startedBefore(0)).isZero();
        assertThat(schedule.startedBefore(1)).isEqualTo(1);
        assertThat(schedule.startedBefore(4_000_000)).isEqualTo(1);
        assertThat(schedule.startedBefore(4_000_001)).isEqualTo(2);
    }

    @Test
    void doesNotDriftOverAnHourAtAnUnevenRate() {
        RateSchedule schedule = new RateSchedule(333.3);

        assertThat(schedule.startedBefore(Duration.ofHours(1))).isEqualTo(1_199_880);
        assertThat(schedule.intendedNanos(1_199_880)).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void refusesNoRate() {
        assertThatThrownBy(() -> new RateSchedule(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
