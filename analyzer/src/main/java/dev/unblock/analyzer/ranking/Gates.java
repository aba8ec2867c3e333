package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.model.Exposure.Gate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Methods that all ways to some waits go through.
 *
 * <p>Each wait is counted for every method that dominates its own. Of methods on the ways to the same waits the one
 * nearest to them is kept: it is the smallest change. Entry points are no gates: to fix there is to fix the entry point.
 */
final class Gates {

    private static final int SHOWN = 20;

    private final Program program;
    private final Routes routes;
    private final Set<MethodKey> entries = new HashSet<>();
    private final Map<MethodKey, List<MethodKey>> chains = new HashMap<>();
    private final Map<MethodKey, Tally> tallies = new LinkedHashMap<>();

    /** A wait that counts: the method it is in, and how long it lasts, guessed. */
    record Cost(MethodKey method, double millis) {}

    /** What goes through a method; its time is that of one call of each entry point. */
    private record Tally(int findings, int paths, double millis) {

        Tally and(Tally other) {
            return new Tally(findings + other.findings, paths + other.paths, millis + other.millis);
        }
    }

    Gates(Program program, Routes routes, Collection<Cost> costs) {
        this.program = program;
        this.routes = routes;
        program.entryPoints().forEach(point -> program.methodOf(point).ifPresent(entries::add));
        for (Cost cost : costs) {
            int paths = routes.entryPoints(cost.method());
            Tally one = new Tally(1, paths, paths * cost.millis());
            chain(cost.method()).forEach(method -> tallies.merge(method, one, Tally::and));
        }
    }

    /** The one through which most paths go, among those that all ways to the method go through. */
    Optional<Gate> of(MethodKey wait) {
        List<MethodKey> chain = chain(wait);
        return chain.stream()
                .filter(tallies::containsKey)
                .max(Comparator.<MethodKey>comparingInt(
                                method -> tallies.get(method).paths())
                        .thenComparing(method -> -chain.indexOf(method)))
                .map(this::gate);
    }

    /** The first few, the most time first, then the most paths; only those that clear more than one. */
    List<Gate> all() {
        Set<MethodKey> farther = new HashSet<>();
        tallies.keySet().forEach(method -> {
            List<MethodKey> chain = chain(method);
            for (int i = 1; i < chain.size(); i++) {
                if (tallies.get(method).equals(tallies.get(chain.get(i)))) {
                    farther.add(chain.get(i));
                }
            }
        });
        return tallies.keySet().stream()
                .filter(method ->
                        !farther.contains(method) && tallies.get(method).paths() > 1)
                .sorted(mostTimeFirst())
                .limit(SHOWN)
                .map(this::gate)
                .toList();
    }

    private Comparator<MethodKey> mostTimeFirst() {
        return Comparator.<MethodKey>comparingDouble(
                        method -> tallies.get(method).millis())
                .thenComparingInt(method -> tallies.get(method).paths())
                .reversed()
                .thenComparing(MethodKey::signature);
    }

    /** Lambdas belong to the method they are written in. */
    private List<MethodKey> chain(MethodKey wait) {
        return chains.computeIfAbsent(wait, key -> {
            List<MethodKey> named = new ArrayList<>();
            for (MethodKey method : routes.dominators(key)) {
                MethodKey shown = program.method(method).map(MethodFact::named).orElse(method);
                if (!entries.contains(shown) && !named.contains(shown)) {
                    named.add(shown);
                }
            }
            return named;
        });
    }

    private Gate gate(MethodKey method) {
        Tally tally = tallies.get(method);
        MethodFact fact = program.method(method).orElseThrow();
        return new Gate(
                method.signature(),
                fact.site().file(),
                fact.site().line(),
                tally.findings(),
                routes.entryPoints(method),
                tally.paths());
    }
}
