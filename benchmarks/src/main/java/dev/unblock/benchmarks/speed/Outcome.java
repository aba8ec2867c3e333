package dev.unblock.benchmarks.speed;

import java.util.Optional;

/**
 * What a tool had to show for its run.
 *
 * @param text e.g. {@code 27 violations}
 * @param problem why the run does not count, if it does not
 */
record Outcome(String text, Optional<String> problem) {

    static Outcome of(String text) {
        return new Outcome(text, Optional.empty());
    }

    static Outcome failed(String problem) {
        return new Outcome("–", Optional.of(problem));
    }
}
