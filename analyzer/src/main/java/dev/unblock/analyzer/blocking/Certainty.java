package dev.unblock.analyzer.blocking;

/** How sure it is that a call waits. */
public enum Certainty {
    SURE,
    /** Usually it does: the place leaves a way open on which it does not. */
    LIKELY,
    /** Nothing says what the call works on; most calls of this name wait. */
    GUESSED;

    Certainty and(Certainty other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
