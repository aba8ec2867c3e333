package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.Window;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one contender before the rounds, under a light load.
 *
 * @param warmUp processor milliseconds per request in each slice of the warm-up that was answered, the first slice first
 * @param latencyMillis median of the light load at the trial's partner latency
 * @param answersPerSecond of the light load
 * @param partnerCalls per request
 * @param window of the light load's counted part
 * @param difference how its answers differ from the first contender's, if they do
 */
record Preparation(
        List<Double> warmUp,
        double latencyMillis,
        double answersPerSecond,
        double partnerCalls,
        Window window,
        Optional<String> difference) {

    private static final double STILL_FALLING = 0.75;

    Preparation {
        warmUp = List.copyOf(warmUp);
    }

    /** The cheapest slice: the others paid for compilation too. */
    double cpuMillisPerRequest() {
        return warmUp.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /** Whether the code is compiled: the last slice cost hardly less than the two before it. */
    static boolean isFlat(List<Double> slices) {
        int last = slices.size() - 1;
        return last >= 2 && slices.get(last) >= STILL_FALLING * (slices.get(last - 1) + slices.get(last - 2)) / 2;
    }
}
