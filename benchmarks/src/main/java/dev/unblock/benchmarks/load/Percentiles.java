package dev.unblock.benchmarks.load;

import org.HdrHistogram.Histogram;

/** A finished histogram of durations, to three significant digits. */
public final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Histogram nanos;

    Percentiles(Histogram nanos) {
        this.nanos = nanos.copy();
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** The duration that this percentage (0 to 100) does not exceed; zero when nothing was recorded. */
    public double millisAt(double percentage) {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getValueAtPercentile(percentage) / NANOS_PER_MILLI;
    }

    public double maxMillis() {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getMaxValue() / NANOS_PER_MILLI;
    }
}
