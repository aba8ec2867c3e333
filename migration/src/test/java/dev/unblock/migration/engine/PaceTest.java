package dev.unblock.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PaceTest {

    @Test
    void tellsWhatIsLeftByWhatWasDone() {
        AtomicLong clock = new AtomicLong(7);
        Pace pace = new Pace(clock::get, 5, 1);

        assertThat(pace.next()).isEqualTo("Slice 2 of 5");
        clock.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThat(pace.next()).isEqualTo("Slice 3 of 5, about 12 min left");
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(pace.next()).isEqualTo("Slice 4 of 5, about 4 min left");
    }

    @Test
    void countsSecondsAsLessThanAMinute() {
        AtomicLong clock = new AtomicLong();
        Pace pace = new Pace(clock::get, 3, 0);

        pace.next();
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(pace.next()).isEqualTo("Slice 2 of 3, less than a minute left");
    }
}
