package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.ThreadKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Blocked milliseconds per request.
 *
 * @param onRequestThreads on threads that serve requests, event loops included
 * @param elsewhere on the application's other threads, by their name without numbers
 */
record Waits(double onRequestThreads, Map<String, Double> elsewhere) {

    Waits {
        elsewhere = Map.copyOf(elsewhere);
    }

    static Waits of(BlockedTime time, double requests) {
        if (!(requests > 0)) {
            return new Waits(0, Map.of());
        }
        double blocked = time.millis(ThreadKind.REQUEST) + time.millis(ThreadKind.EVENT_LOOP);
        Map<String, Double> elsewhere = time.frames().stream()
                .filter(frame -> frame.threads() == ThreadKind.OTHER)
                .collect(Collectors.groupingBy(
                        BlockedFrame::threadGroup,
                        TreeMap::new,
                        Collectors.summingDouble(frame -> frame.totalMillis() / requests)));
        return new Waits(blocked / requests, elsewhere);
    }

    double elsewhereTotal() {
        return elsewhere.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The shape behind the figures: waits are whole partner calls, the rest is overhead. */
    CallStructure structure(double latencyMillis, double partnerMillis) {
        Map<String, Integer> pools = elsewhere.entrySet().stream()
                .filter(entry -> calls(entry.getValue(), partnerMillis) > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> calls(entry.getValue(), partnerMillis)));
        return new CallStructure(calls(latencyMillis, partnerMillis), calls(onRequestThreads, partnerMillis), pools);
    }

    private static int calls(double millis, double partnerMillis) {
        return (int) Math.round(millis / partnerMillis);
    }
}
