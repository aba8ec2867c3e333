package dev.unblock.benchmarks.load;

import java.time.Duration;

/** When each request of a constant rate is meant to start: request {@code i} at {@code i / perSecond} seconds. */
record RateSchedule(double perSecond) {

    private static final double NANOS = 1e9;

    RateSchedule {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("rate " + perSecond);
        }
    }

    /** Nanoseconds after the start at which the request of this number is meant to start. */
    long intendedNanos(long index) {
        return Math.round(index * NANOS / perSecond);
    }

    /** How many requests are meant to start before this moment. */
    long startedBefore(long nanos) {
        if (nanos <= 0) {
            return 0;
        }
        long count = (long) (nanos * perSecond / NANOS);
        while (intendedNanos(count) < nanos) {
            count++;
        }
        while (count > 0 && intendedNanos(count - 1) >= nanos) {
            count--;
        }
        return count;
    }

    long startedBefore(Duration moment) {
        return startedBefore(moment.toNanos());
    }
}
