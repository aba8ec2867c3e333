package dev.unblock.model;

import java.util.List;
import java.util.Map;

/**
 * What to look at first.
 *
 * @param entryPoints that reach a wait on their own thread: event loops, then requests, then other threads that work,
 *     then those that start or test; among these the most time first
 * @param gates methods that many blocking paths share, the most time first, then the most paths; the first few
 */
public record Ranking(List<Ranked> entryPoints, List<Exposure.Gate> gates) {

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
