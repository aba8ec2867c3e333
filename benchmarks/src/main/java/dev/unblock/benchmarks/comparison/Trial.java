package dev.unblock.benchmarks.comparison;

import java.time.Duration;
import java.util.List;

/**
 * One load that contenders meet in turns.
 *
 * @param route for the reader, e.g. {@code GET /api/quotes/{tripId}}
 * @param paths asked in turn
 * @param contenders in the order they should be read
 */
public record Trial(
        String name,
        String route,
        List<String> paths,
        double perSecond,
        Duration partnerLatency,
        List<Contender> contenders) {

    public Trial {
        paths = List.copyOf(paths);
        contenders = List.copyOf(contenders);
        if (contenders.isEmpty() || paths.isEmpty()) {
            throw new IllegalArgumentException(name + " has nobody or nothing to ask");
        }
    }

    double latencyMillis() {
        return partnerLatency.toNanos() / 1e6;
    }
}
