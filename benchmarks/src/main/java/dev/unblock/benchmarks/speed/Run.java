package dev.unblock.benchmarks.speed;

import dev.unblock.benchmarks.process.Usage;

/** One run of one tool in one round. */
record Run(String engine, int round, Usage usage, Outcome outcome) {

    boolean isDone() {
        return outcome.problem().isEmpty();
    }
}
