package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures of runs that never happened. */
final class Samples {

    static final Contender BEFORE = Contender.of("before", Path.of("before.jar"));
    static final Contender AFTER = Contender.of("after", Path.of("after.jar"));

    private Samples() {}

    static Trial trial(Contender... contenders) {
        return new Trial(
                "quotes",
                "GET /api/quotes/{id}",
                List.of("/api/quotes/1"),
                250,
                Duration.ofMillis(500),
                List.of(contenders));
    }

    static Window window(int number) {
        Instant from = Instant.EPOCH.plusSeconds(100L * number);
        return new Window(from, from.plusSeconds(4));
    }

    /** Seen under light load: flat, three calls one after the other. */
    static Preparation preparation() {
        return new Preparation(List.of(9.0, 2.1, 2.0, 2.0), 1512, 20, 3, window(0), Optional.empty());
    }

    static Waits sequentialWaits() {
        return new Waits(1507, Map.of());
    }

    static Round round() {
        return new Round();
    }

    static Observation observation(RoundFigures... rounds) {
        return observation(preparation(), rounds);
    }

    static Observation observation(Preparation preparation, RoundFigures... rounds) {
        List<Waits> waits =
                List.of(rounds).stream().map(round -> sequentialWaits()).toList();
        return new Observation(trial(BEFORE), BEFORE, preparation, sequentialWaits(), List.of(rounds), waits, 2);
    }

    /** Builds figures that break no rule but those it is told to. */
    static final class Round {

        private double goodput = 133;
        private long failed;
        private long notSent;
        private double lag = 2;
        private double foreignCpu = 0.05;
        private Optional<Double> pressure = Optional.of(12.0);
        private int number = 1;

        Round goodput(double value) {
            goodput = value;
            return this;
        }

        Round failed(long value) {
            failed = value;
            return this;
        }

        Round notSent(long value) {
            notSent = value;
            return this;
        }

        Round lag(double value) {
            lag = value;
            return this;
        }

        Round foreignCpu(double value) {
            foreignCpu = value;
            return this;
        }

        Round pressure(Optional<Double> value) {
            pressure = value;
            return this;
        }

        Round number(int value) {
            number = value;
            return this;
        }

        RoundFigures build() {
            return new RoundFigures(
                    goodput,
                    1510,
                    1630,
                    1000 - failed,
                    failed,
                    notSent,
                    notSent,
                    lag,
                    231,
                    402.5,
                    1.9,
                    200,
                    foreignCpu,
                    pressure,
                    window(number));
        }
    }
}
