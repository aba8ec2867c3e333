package dev.unblock.benchmarks.speed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps the whole benchmark within a time: what will not fit any more is not begun, what takes too long is ended. */
final class TimeBudget {

    private final long deadline;
    private final LongSupplier nanoClock;
    private final Map<String, Duration> seen = new HashMap<>();

    TimeBudget(Duration budget, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.deadline = nanoClock.getAsLong() + budget.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - nanoClock.getAsLong()));
    }

    /** Whether there is time for this, judging by how long it took before. */
    boolean allows(String work) {
        return seen.getOrDefault(work, Duration.ofSeconds(1)).compareTo(left()) < 0;
    }

    void took(String work, Duration time) {
        seen.merge(work, time, (first, second) -> first.compareTo(second) >= 0 ? first : second);
    }
}
