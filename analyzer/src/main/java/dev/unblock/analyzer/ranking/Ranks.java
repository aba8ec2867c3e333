package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.analyzer.program.Routes.Approach;
import dev.unblock.analyzer.program.Routes.Spot;
import dev.unblock.analyzer.ranking.Findings.Found;
import dev.unblock.model.CallPath;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Exposure;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Ranking;
import dev.unblock.model.Ranking.Ranked;
import dev.unblock.model.Suppression;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes all findings together: what they cost, what they share, and which entry points reach them. */
public final class Ranks {

    private static final int MOST_WAYS = 10;

    /** A library has thousands of public methods that end at one place; the count tells of them. */
    private static final int MOST_NAMED = 500;

    private static final int NAMED_OF_MORE = 20;

    private final Routes routes;
    private final Exposures exposures;
    private final Beside<EntryCosts> costs;
    private final List<Found> found;
    private final Map<Found, Exposure> alone = new IdentityHashMap<>();
    private final List<Approach> approaches;
    private final Gates gates;
    private final Map<Spot, List<String>> blocked;

    private Ranks(Inspection inspection, List<Found> found) {
        Program program = inspection.program();
        this.routes = inspection.routes();
        this.found = found;
        this.exposures = new Exposures(inspection, routes);
        this.costs = Beside.begin("costs", exposures::costs);
        found.forEach(one -> alone.put(one, exposures.of(one.problem())));
        List<Spot> waits = found.stream().filter(Ranks::isWait).map(Ranks::spot).toList();
        this.approaches = routes.approaches(waits);
        this.gates = new Gates(
                program,
                routes,
                found.stream().filter(Ranks::isWait).map(this::cost).toList());
        this.blocked = routes.blocked(waits);
    }

    public static Inspected of(
            Inspection inspection, List<Found> found, List<Suppression> silenced, List<NotAnalysed> failures) {
        Ranks ranks = new Ranks(inspection, found);
        return new Inspected(
                inspection.waits(),
                ranks.findings(),
                ranks.ranking(),
                Pools.of(inspection.program(), found),
                silenced,
                failures);
    }

    private static boolean isWait(Found one) {
        return one.finding().family() == Family.BLOCKING
                && one.finding().status() != Status.SUPPRESSED
                && !one.problem().runs().isEmpty();
    }

    private static Spot spot(Found wait) {
        return new Spot(wait.problem().runs().get(0), wait.problem().site());
    }

    private Gates.Cost cost(Found wait) {
        return new Gates.Cost(wait.problem().runs().get(0), millis(wait));
    }

    private double millis(Found wait) {
        return alone.get(wait).estimate().map(Exposure.Estimate::millis).orElse(0.0);
    }

    private double mostMillis(Found wait) {
        return alone.get(wait)
                .estimate()
                .map(estimate -> Math.max(estimate.millis(), MOST_WAYS * estimate.each()))
                .orElse(0.0);
    }

    private List<Finding> findings() {
        Map<Spot, List<Approach>> unnamed = unnamed();
        Set<Spot> told = new HashSet<>();
        return found.stream()
                .map(one -> {
                    boolean first = isWait(one) && told.add(spot(one));
                    return exposed(one, first ? unnamed.getOrDefault(spot(one), List.of()) : List.of());
                })
                .toList();
    }

    private Finding exposed(Found one, List<Approach> further) {
        Finding finding = one.finding();
        Exposure exposure = alone.get(one);
        Exposure whole = isWait(one) ? together(spot(one), exposure) : exposure;
        List<CallPath> paths = Stream.concat(
                        finding.paths().stream(), further.stream().map(approach -> approach.way()
                                .to(one.problem().site())))
                .toList();
        return finding.withExposure(paths, whole);
    }

    private Exposure together(Spot wait, Exposure alone) {
        List<String> ids = blocked.getOrDefault(wait, List.of());
        return alone.withGate(gates.of(wait.method()))
                .withBlocked(ids.size() <= MOST_NAMED ? ids : ids.subList(0, NAMED_OF_MORE));
    }

    /** Entry points that reach waits but are among the nearest of none: each is shown with its nearest wait. */
    private Map<Spot, List<Approach>> unnamed() {
        Set<String> named = new HashSet<>();
        found.stream()
                .filter(Ranks::isWait)
                .forEach(one -> one.finding().paths().forEach(path -> named.add(path.entryPoint())));
        Map<Spot, List<Approach>> byNearest = new HashMap<>();
        approaches.stream()
                .filter(approach -> !named.contains(approach.entryPoint().id()))
                .forEach(approach -> byNearest
                        .computeIfAbsent(approach.nearest(), key -> new ArrayList<>())
                        .add(approach));
        return byNearest;
    }

    private Ranking ranking() {
        List<EntryPoint> reaching =
                approaches.stream().map(Approach::entryPoint).toList();
        Map<String, Double> costs = exposures.costs(reaching, this.costs.result());
        atMost().forEach((id, most) -> costs.computeIfPresent(id, (same, cost) -> Math.min(cost, most)));
        Map<String, Map<String, Integer>> kinds = waitsByKind();
        List<Ranked> ranked = reaching.stream()
                .sorted(Comparator.comparing((EntryPoint point) -> standing(point.thread()))
                        .thenComparing(point -> -weight(point.thread()) * costs.getOrDefault(point.id(), 0.0))
                        .thenComparing(EntryPoint::id))
                .map(point -> new Ranked(
                        point.id(), kinds.getOrDefault(point.id(), Map.of()), costs.getOrDefault(point.id(), 0.0)))
                .toList();
        return new Ranking(ranked, gates.all());
    }

    /**
     * Limits by entry point: ways to one place add up, but not beyond what its loops make of it, or ten waits. With more
     * ways, conditions that nobody sees decide which are taken.
     */
    private Map<String, Double> atMost() {
        Map<String, Double> millis = new HashMap<>();
        found.stream().filter(Ranks::isWait).forEach(one -> blocked.getOrDefault(spot(one), List.of())
                .forEach(id -> millis.merge(id, mostMillis(one), Double::sum)));
        return millis;
    }

    private Map<String, Map<String, Integer>> waitsByKind() {
        Map<String, List<Spot>> byKind = new TreeMap<>();
        found.stream().filter(Ranks::isWait).forEach(one -> byKind.computeIfAbsent(kind(one), key -> new ArrayList<>())
                .add(spot(one)));
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        byKind.forEach((kind, places) -> routes.approaches(places).forEach(approach -> counts.computeIfAbsent(
                        approach.entryPoint().id(), key -> new TreeMap<>())
                .put(kind, approach.reached())));
        return counts;
    }

    private static String kind(Found one) {
        return one.finding().sink().map(Finding.Sink::kind).orElse("other");
    }

    /** Who is kept waiting: requests, work behind the scenes, or nobody. */
    private static int standing(ThreadContext thread) {
        return switch (thread) {
            case EVENT_LOOP, REQUEST -> 0;
            case COMMON_POOL, BOUNDED_POOL, UNBOUNDED_POOL, SCHEDULER, LISTENER, VIRTUAL -> 1;
            case STARTUP, MAIN, TEST -> 2;
        };
    }

    private static int weight(ThreadContext thread) {
        return thread == ThreadContext.EVENT_LOOP ? Ranking.EVENT_LOOP_WEIGHT : 1;
    }
}
