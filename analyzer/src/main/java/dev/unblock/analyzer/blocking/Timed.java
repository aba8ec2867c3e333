package dev.unblock.analyzer.blocking;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a time limit can bound a wait. */
public enum Timed {
    /** Nothing at the call bounds it. */
    NEVER,
    /** Bounded where the call is given a duration. */
    ARGUMENT,
    /** Always bounded by its arguments, as a sleep is. */
    ALWAYS,
    /** Bounded where the client that is called was built with timeouts. */
    CLIENT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Timed> of(String label) {
        return Arrays.stream(values()).filter(t -> t.label().equals(label)).findFirst();
    }
}
