package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.Contender;
import dev.unblock.benchmarks.comparison.RunSize;
import dev.unblock.benchmarks.comparison.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The loads on the sample application.
 *
 * <p>A second per partner call and three calls in sequence: 200 request threads can pass 67 requests a second, and 125 are
 * offered. Slow partners and few requests keep the processor needed below one core, so that threads are what is measured.
 */
final class SampleTrials {

    private static final double PER_SECOND = 125;
    private static final Duration PARTNER_LATENCY = Duration.ofMillis(1000);

    private SampleTrials() {}

    /**
     * The trials.
     *
     * @param states before and after
     * @param alternatives measured beside them in the first trial only, to save time
     */
    static List<Trial> of(List<Contender> states, List<Contender> alternatives, RunSize size) {
        List<Contender> all = new ArrayList<>(states);
        alternatives.stream().limit(size.alternatives()).forEach(all::add);
        return List.of(
                new Trial(
                        "quotes",
                        "GET /api/quotes/{tripId}",
                        List.of("/api/quotes/LIS-7", "/api/quotes/OSL-3", "/api/quotes/NYC-12"),
                        PER_SECOND,
                        PARTNER_LATENCY,
                        all),
                new Trial(
                        "availability",
                        "GET /api/availability/{destination}",
                        List.of("/api/availability/LIS", "/api/availability/OSL"),
                        PER_SECOND,
                        PARTNER_LATENCY,
                        states));
    }
}
