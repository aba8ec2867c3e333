package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application before and after, under the same load in one run.
 *
 * @param machine what it ran on, in a line, e.g. {@code 2 cores, JDK 17.0.15}
 * @param method how it was measured, in a sentence or two
 * @param validity whether the figures may be compared
 * @param invalidReasons why not, when not
 */
public record Measurement(
        String machine, String method, Validity validity, List<String> invalidReasons, List<Scenario> scenarios) {

    public Measurement {
        invalidReasons = List.copyOf(invalidReasons);
        scenarios = List.copyOf(scenarios);
    }

    /** Whether a measurement may be compared. */
    public enum Validity {
        @JsonProperty("valid")
        VALID,
        /** The machine was starved or a guard rule was broken. */
        @JsonProperty("invalid")
        INVALID
    }

    /**
     * One load on one route.
     *
     * @param offeredPerSecond requests offered in each second, whatever the answers (open loop)
     * @param seconds length of the counted part of the load
     * @param partnerLatencyMillis what one partner call takes
     * @param variants in the order they should be read: before, after, alternatives
     */
    public record Scenario(
            String name,
            String route,
            double offeredPerSecond,
            double seconds,
            double partnerLatencyMillis,
            List<Variant> variants) {

        public Scenario {
            variants = List.copyOf(variants);
        }
    }

    /**
     * One state of the application under the load; medians over the rounds.
     *
     * @param name {@code before}, {@code after} or the name of an alternative
     * @param forecastGoodputPerSecond what Little's law says it can do, capped by the offered rate
     * @param goodputPerSecond correct answers per second of load
     * @param latencyFloorMillis what the partners' latency alone costs on this variant's call structure
     * @param blockedMillisPerRequest waiting on request threads per answered request (JFR)
     * @param blockedElsewhereMillisPerRequest waiting on the application's other threads per answered request (JFR)
     * @param extra further figures by name, e.g. {@code cpuMillisPerRequest}, {@code partnerPeakInFlight}
     */
    public record Variant(
            String name,
            int rounds,
            double forecastGoodputPerSecond,
            double goodputPerSecond,
            double latencyFloorMillis,
            double latencyP50Millis,
            double latencyP99Millis,
            long answered,
            long failed,
            long unanswered,
            int peakThreads,
            double residentMegabytes,
            Optional<Double> blockedMillisPerRequest,
            Optional<Double> blockedElsewhereMillisPerRequest,
            Map<String, Double> extra) {

        public Variant {
            extra = Sorted.map(extra);
        }
    }
}
