package dev.unblock.model;

import java.util.List;
import java.util.Map;

/**
 * What to look at first.
 *
 * @param entryPoints that reach a wait on their own thread: those that serve requests, then other threads that work,
 *     then those that start or test; among these the most time first, where a millisecond of an event loop counts as
 *     {@link #EVENT_LOOP_WEIGHT}
 * @param gates methods that many blocking paths share, the most time first, then the most paths; the first few
 */
public record Ranking(List<Ranked> entryPoints, List<Exposure.Gate> gates) {

    /** A wait takes one of about eight event loops where it would take one of about two hundred request threads. */
    public static final int EVENT_LOOP_WEIGHT = 25;

    public Ranking {
        entryPoints = List.copyOf(entryPoints);
        gates = List.copyOf(gates);
    }

    /**
     * What one call of an entry point costs the thread that runs it.
     *
     * @param entryPoint id of an {@link EntryPoint}
     * @param waits findings of the blocking family that it reaches on its own thread, by the kind of what is waited for
     * @param millis how long the thread waits for all of them, guessed; of code of which only one part runs, the longest
     */
    public record Ranked(String entryPoint, Map<String, Integer> waits, double millis) {

        public Ranked {
            waits = Sorted.map(waits);
        }
    }
}
