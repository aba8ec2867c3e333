package dev.unblock.analyzer.recording;

import java.time.Duration;
import java.time.Instant;

/** A part of a recording. */
public record Window(Instant from, Instant to) {

    /** All of it. */
    public static final Window EVERYTHING = new Window(Instant.MIN, Instant.MAX);

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** The time that a wait spent inside, negative when none. */
    Duration overlap(Instant start, Instant end) {
        Instant later = start.isAfter(from) ? start : from;
        Instant earlier = end.isBefore(to) ? end : to;
        return Duration.between(later, earlier);
    }

    public double seconds() {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
