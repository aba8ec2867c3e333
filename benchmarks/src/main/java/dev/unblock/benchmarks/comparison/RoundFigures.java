package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.Window;
import java.util.Optional;

/**
 * One contender under the full load, once.
 *
 * @param latencyP50Millis lower bound when requests stayed unanswered; the same holds for {@code latencyP99Millis}
 * @param notSent requests the generator had to hold back
 * @param foreignCpu part of the machine that others used, 0 to 1
 * @param pressure percentage of time in which some thread of the machine waited for a core
 */
record RoundFigures(
        double goodputPerSecond,
        double latencyP50Millis,
        double latencyP99Millis,
        long answered,
        long failed,
        long unanswered,
        long notSent,
        double lagP99Millis,
        int peakThreads,
        double residentMegabytes,
        double cpuMillisPerRequest,
        int partnerPeakInFlight,
        double foreignCpu,
        Optional<Double> pressure,
        Window window) {

    long offered() {
        return answered + failed + unanswered;
    }
}
