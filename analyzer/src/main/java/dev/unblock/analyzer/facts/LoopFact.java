package dev.unblock.analyzer.facts;

import java.util.Optional;

/**
 * A loop, as it is written.
 *
 * @param line of the keyword
 * @param body what is repeated, conditions included
 * @param over what it goes through, as written, e.g. {@code orders}; empty for loops that only test a condition
 * @param turns how often it turns, where the text alone tells
 * @param progress whether it changes anything by its own text
 */
public record LoopFact(int line, Span body, String over, Optional<Integer> turns, Progress progress) {

    /** Whether the next turn can differ by what the loop itself assigns, counts or goes on to. */
    public enum Progress {
        NONE,
        SOME
    }
}
