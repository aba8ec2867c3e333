package dev.unblock.benchmarks.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Little's law says an application can do.
 *
 * @param bottleneck the station that caps it below the offered rate, if one does
 */
record Forecast(double goodputPerSecond, Optional<Station> bottleneck) {

    static Forecast of(double offeredPerSecond, List<Station> stations) {
        Optional<Station> tightest = stations.stream()
                .min(Comparator.comparingDouble(Station::capPerSecond))
                .filter(station -> station.capPerSecond() < offeredPerSecond);
        return new Forecast(tightest.map(Station::capPerSecond).orElse(offeredPerSecond), tightest);
    }

    /** Whether everything offered is expected to be answered. */
    boolean holds() {
        return bottleneck.isEmpty();
    }
}
