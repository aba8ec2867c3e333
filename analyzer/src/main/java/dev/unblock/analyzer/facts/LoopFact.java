package dev.unblock.analyzer.facts;

import java.util.Optional;

/**
 * A loop, as it is written.
 *
 * @param line of the keyword
 * @param body what is repeated, conditions included
 * @param over what it goes through, as written, e.g. {@code orders}; empty for loops that only test a condition
 * @param turns how often it turns, where the text alone tells
 */
public record LoopFact(int line, Span body, String over, Optional<Integer> turns) {}
