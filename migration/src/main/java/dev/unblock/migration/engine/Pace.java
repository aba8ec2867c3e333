package dev.unblock.migration.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How far a run is, and how long the rest will take if it goes on like this. */
final class Pace {

    private final LongSupplier nanos;
    private final long start;
    private final int slices;
    private final int doneBefore;
    private int done;

    /**
     * @param slices of the whole run
     * @param doneBefore how many of them an interrupted run has done: they take no time now
     */
    Pace(LongSupplier nanos, int slices, int doneBefore) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.slices = slices;
        this.doneBefore = doneBefore;
    }

    /** The next slice, in words. */
    String next() {
        int number = doneBefore + done + 1;
        String left = done == 0 ? "" : ", " + left(slices - doneBefore - done);
        done++;
        return "Slice " + number + " of " + slices + left;
    }

    private String left(int open) {
        Duration left = Duration.ofNanos((nanos.getAsLong() - start) / done * open);
        long minutes = Math.round(left.toSeconds() / 60.0);
        return minutes == 0 ? "less than a minute left" : "about " + minutes + " min left";
    }
}
