package dev.unblock.reports.insight;

import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.model.Plan;
import dev.unblock.model.ThreadContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether freeing threads pays, by Little's law: a load of so many requests a second that wait so long holds their product
 * in threads, and an instance has only so many.
 *
 * @param loads request entry points with how long one call waits, those first that the advice frees, then the costliest;
 *     guesses to choose from
 * @param measured what one instance answers before and after, where a valid measurement says so
 * @param hours of work the plan has left
 * @param rates the assumptions, which the reader may change
 */
public record Payoff(List<Load> loads, Optional<Measured> measured, double hours, Rates rates) {

    private static final int SHOWN = 12;
    private static final double CREDIBLE_MILLIS = 60_000;
    private static final Set<Plan.Choice> FREEING = Set.of(Plan.Choice.ASYNC_CLIENT, Plan.Choice.VIRTUAL_THREADS);

    /**
     * One entry point and the time its thread waits for one request.
     *
     * @param way what is advised for it
     */
    public record Load(String name, double millis, Optional<Plan.Choice> way) {

        /** Whether the advice makes waiting hold no thread of a pool; on an executor as many wait as before. */
        public boolean isFreed() {
            return way.filter(FREEING::contains).isPresent();
        }

        /** Whether the wait only goes elsewhere. */
        public boolean isMoved() {
            return way.filter(Plan.Choice.EXECUTOR_OFFLOAD::equals).isPresent();
        }
    }

    /** Answers per second of one instance. */
    public record Measured(String route, double before, double after) {}

    /**
     * What is assumed.
     *
     * @param requests per second at peak
     * @param threads of one instance for requests; 200 is the default of Tomcat and thus of Spring Boot
     * @param instance what one instance costs in a month
     * @param hour what an hour of work costs
     */
    public record Rates(double requests, double threads, double instance, double hour) {

        public static final Rates ASSUMED = new Rates(200, 200, 100, 100);

        public Rates {
            if (!(requests > 0 && threads > 0 && instance >= 0 && hour >= 0)) {
                throw new IllegalArgumentException("rates must be positive");
            }
        }
    }

    static Payoff of(Insight insight, Rates rates) {
        List<Load> loads = insight.entryPoints().stream()
                .filter(ranked -> ranked.entryPoint().thread() == ThreadContext.REQUEST)
                .filter(ranked ->
                        ranked.millis().orElse(0.0) > 0 && ranked.millis().orElse(0.0) < CREDIBLE_MILLIS)
                .map(ranked -> new Load(
                        ranked.label(),
                        ranked.millis().orElseThrow(),
                        ranked.way().map(Plan.Way::choice)))
                .sorted(Comparator.comparing(load -> !load.isFreed()))
                .limit(SHOWN)
                .toList();
        return new Payoff(
                loads,
                insight.result().metrics().measured().flatMap(Payoff::measured),
                insight.effort().likely(),
                rates);
    }

    public boolean isUnknown() {
        return loads.isEmpty() && measured.isEmpty();
    }

    /** How long one request waits. */
    public double millis() {
        return loads.isEmpty() ? 0 : loads.get(0).millis();
    }

    /** Threads that wait at any moment under the load. */
    public double held() {
        return rates.requests() * millis() / 1000;
    }

    public long before() {
        return measured.map(known -> up(rates.requests() / known.before()))
                .orElseGet(() -> up(held() / rates.threads()));
    }

    /** Without a measurement: as if threads were no limit where the advice frees them. Processors may be one. */
    public long after() {
        return measured.map(known -> up(rates.requests() / known.after()))
                .orElseGet(() -> !loads.isEmpty() && loads.get(0).isFreed() ? 1 : before());
    }

    /** In a month. */
    public double saving() {
        return (before() - after()) * rates.instance();
    }

    public double work() {
        return hours * rates.hour();
    }

    private static long up(double instances) {
        return Double.isFinite(instances) ? Math.max(1, (long) Math.ceil(instances - 1e-9)) : 1;
    }

    private static Optional<Measured> measured(Measurement measurement) {
        return measurement.validity() == Measurement.Validity.INVALID
                ? Optional.empty()
                : measurement.scenarios().stream()
                        .filter(scenario -> scenario.variants().size() > 1)
                        .findFirst()
                        .map(scenario -> new Measured(
                                scenario.route(),
                                goodput(scenario.variants().get(0)),
                                goodput(scenario.variants().get(1))));
    }

    private static double goodput(Variant variant) {
        return variant.goodputPerSecond();
    }
}
