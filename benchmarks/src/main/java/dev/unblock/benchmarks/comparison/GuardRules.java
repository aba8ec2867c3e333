package dev.unblock.benchmarks.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says why a measurement may not be compared. A starved machine can make the better program lose, so figures from one are
 * marked, never quietly published.
 */
final class GuardRules {

    static final double FOREIGN_CPU = 0.30;
    static final double OWN_CPU = 0.70;
    static final double PRESSURE = 50;
    static final double LAG_OF_PARTNER_LATENCY = 0.05;
    static final double LAG_MILLIS = 10;
    static final double FAILED = 0.01;

    private GuardRules() {}

    /** The broken rules, a sentence each; none when the figures may be compared. */
    static List<String> broken(List<Floor> floors, List<Observation> observations) {
        Set<String> reasons = new LinkedHashSet<>();
        floors.stream()
                .filter(floor -> !floor.holds())
                .map(floor -> say(
                        "%s: the partner simulator took %.0f ms where %.0f ms were set",
                        floor.trial(), floor.measuredMillis(), floor.settingMillis()))
                .forEach(reasons::add);
        observations.forEach(observation -> reasons.addAll(broken(observation)));
        return List.copyOf(reasons);
    }

    private static List<String> broken(Observation seen) {
        String who = seen.trial().name() + ", " + seen.contender().name();
        List<String> reasons = new ArrayList<>();
        if (seen.foreignCpu() > FOREIGN_CPU) {
            reasons.add(say("%s: other processes used %.0f %% of the machine", who, seen.foreignCpu() * 100));
        }
        if (seen.ownCpu() > OWN_CPU) {
            reasons.add(
                    say("%s: needed %.0f %% of the cores, so not only waiting was measured", who, seen.ownCpu() * 100));
        }
        seen.pressure()
                .filter(pressure -> pressure > PRESSURE)
                .ifPresent(pressure ->
                        reasons.add(say("%s: threads waited for a core in %.0f %% of the time", who, pressure)));
        double lag = Medians.of(seen.rounds(), RoundFigures::lagP99Millis);
        if (lag > Math.max(LAG_MILLIS, LAG_OF_PARTNER_LATENCY * seen.trial().latencyMillis())) {
            reasons.add(say("%s: the load generator was %.0f ms late (p99)", who, lag));
        }
        if (seen.rounds().stream().anyMatch(round -> round.notSent() > 0)) {
            reasons.add(say("%s: the load generator reached its bound of requests in flight", who));
        }
        if (!Preparation.isFlat(seen.preparation().warmUp())) {
            reasons.add(say("%s: still getting faster when its warm-up ended", who));
        }
        seen.preparation().difference().ifPresent(difference -> reasons.add(say("%s: %s", who, difference)));
        double failed = Medians.of(seen.rounds(), round -> (double) round.failed() / Math.max(1, round.offered()));
        if (failed > FAILED && seen.forecast().holds()) {
            reasons.add(
                    say("%s: %.1f %% of the requests failed although the load is below its cap", who, failed * 100));
        }
        return reasons;
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
