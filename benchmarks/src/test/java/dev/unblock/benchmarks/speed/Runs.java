package dev.unblock.benchmarks.speed;

import dev.unblock.benchmarks.process.Usage;
import java.time.Duration;
import java.util.OptionalInt;

/** Runs for tests. */
final class Runs {

    private Runs() {}

    static Run run(String engine, int round, double wallSeconds) {
        return run(engine, round, wallSeconds, 0.01);
    }

    static Run run(String engine, int round, double wallSeconds, double foreignCpu) {
        return new Run(engine, round, usage(wallSeconds, foreignCpu), Outcome.of("7 findings"));
    }

    static Run failed(String engine, int round) {
        return new Run(engine, round, usage(0.5, 0), Outcome.failed("exit code 3"));
    }

    private static Usage usage(double wallSeconds, double foreignCpu) {
        return new Usage(
                Duration.ofMillis(Math.round(wallSeconds * 1000)),
                Duration.ofMillis(Math.round(wallSeconds * 2000)),
                wallSeconds * 100,
                foreignCpu,
                OptionalInt.of(0));
    }
}
