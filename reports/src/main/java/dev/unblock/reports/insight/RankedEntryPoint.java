package dev.unblock.reports.insight;

import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Ranking;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An entry point with what a thread meets on its way from there.
 *
 * @param cost the weights of the blocking findings that are shown with it, added up
 * @param waits blocking findings it reaches, by kind of sink
 * @param reached all findings it reaches with the shortest path to each; the worst first, then the nearest
 * @param obstacles to changes of what it reaches, that which stops most first
 * @param millis how long one call of it makes its thread wait, as estimated
 */
public record RankedEntryPoint(
        EntryPoint entryPoint,
        int cost,
        SortedMap<String, Long> waits,
        List<Reached> reached,
        Optional<Plan.Way> way,
        List<Obstacle> obstacles,
        Optional<Double> millis) {

    /** A finding and how it is reached. */
    public record Reached(Finding finding, CallPath path) {}

    private static final Comparator<Reached> WORST_FIRST = Comparator.comparing(
                    (Reached reached) -> reached.finding().family())
            .thenComparing(reached -> reached.finding().severity())
            .thenComparing(reached -> -reached.finding().estimatedMillis())
            .thenComparing(reached -> reached.path().frames().size())
            .thenComparing(reached -> reached.finding().id());

    private static final Comparator<RankedEntryPoint> COSTLIEST_FIRST = Comparator.comparing(RankedEntryPoint::cost)
            .thenComparing(ranked -> ranked.reached().size())
            .reversed()
            .thenComparing(ranked -> ranked.entryPoint().id());

    /** What a finding weighs in the cost of an entry point. */
    public static int weight(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 20;
            case HIGH -> 10;
            case MEDIUM -> 4;
            case LOW -> 1;
            case INFO -> 0;
        };
    }

    static List<RankedEntryPoint> rank(Result result) {
        Map<String, Map<String, Reached>> reached = reachedByEntryPoint(result);
        Map<String, List<Plan.Refusal>> refusals = Obstacle.byFinding(result.plan());
        Map<String, Plan.Way> ways = result.plan().ways().stream()
                .collect(Collectors.toMap(Plan.Way::entryPoint, way -> way, (first, second) -> first));
        List<Ranking.Ranked> ranked = result.ranking().map(Ranking::entryPoints).orElse(List.of());
        Map<String, Integer> places = new HashMap<>();
        ranked.forEach(one -> places.putIfAbsent(one.entryPoint(), places.size()));
        return result.entryPoints().stream()
                .map(entryPoint -> of(
                        entryPoint,
                        reached.getOrDefault(entryPoint.id(), Map.of()).values().stream()
                                .sorted(WORST_FIRST)
                                .toList(),
                        Optional.ofNullable(ways.get(entryPoint.id())),
                        refusals,
                        Optional.ofNullable(places.get(entryPoint.id())).map(ranked::get)))
                .sorted(Comparator.comparing((RankedEntryPoint one) ->
                                places.getOrDefault(one.entryPoint().id(), places.size()))
                        .thenComparing(COSTLIEST_FIRST))
                .toList();
    }

    /** The route where there is one, else the method's short name. */
    public String label() {
        return entryPoint.route().orElseGet(() -> Names.brief(entryPoint.method()));
    }

    /** What is advised, in a few words; where every safe change was declined, that somebody has to decide first. */
    public String advice() {
        return way.map(advised -> needsDecision() ? "needs a decision" : Words.name(advised.choice()))
                .orElse("");
    }

    /** Whether its thread serves requests, nothing safe is left to do by machine, and a person could change that. */
    public boolean needsDecision() {
        boolean serves =
                entryPoint.thread() == ThreadContext.REQUEST || entryPoint.thread() == ThreadContext.EVENT_LOOP;
        return serves
                && !obstacles.isEmpty()
                && way.filter(advised -> advised.choice() == Plan.Choice.LEAVE_ALONE)
                        .isPresent();
    }

    /** Its price in words: the time where it was estimated, else the weights. */
    public String price() {
        return millis.map(time -> Figures.guess(time)).orElseGet(() -> Figures.count(cost));
    }

    /** Whom its wait holds up beside its own caller, which is why it may stand before others that wait longer. */
    public Optional<String> urgency() {
        return entryPoint.thread() == ThreadContext.EVENT_LOOP && hasWaits()
                ? Optional.of("stalls every request of its event loop")
                : Optional.empty();
    }

    /** What the price is. */
    public String unit() {
        return millis.isPresent() ? "≈" : "cost";
    }

    public boolean hasWaits() {
        return !waits.isEmpty();
    }

    public long waitCount() {
        return waits.values().stream().mapToLong(Long::longValue).sum();
    }

    public long otherCount() {
        return reached.stream()
                .filter(one -> one.finding().family() != Family.BLOCKING)
                .count();
    }

    private static RankedEntryPoint of(
            EntryPoint entryPoint,
            List<Reached> reached,
            Optional<Plan.Way> way,
            Map<String, List<Plan.Refusal>> refusals,
            Optional<Ranking.Ranked> rank) {
        List<Finding> blocking = reached.stream()
                .map(Reached::finding)
                .filter(finding -> finding.family() == Family.BLOCKING)
                .toList();
        int cost = blocking.stream()
                .mapToInt(finding -> weight(finding.severity()))
                .sum();
        SortedMap<String, Long> waits = WaitKinds.of(blocking);
        rank.ifPresent(
                known -> known.waits().forEach((kind, count) -> waits.merge(kind, count.longValue(), Math::max)));
        return new RankedEntryPoint(
                entryPoint,
                cost,
                waits,
                reached,
                way,
                Obstacle.of(blocking, refusals),
                rank.map(Ranking.Ranked::millis));
    }

    private static Map<String, Map<String, Reached>> reachedByEntryPoint(Result result) {
        Map<String, Map<String, Reached>> all = new HashMap<>();
        for (Finding finding : Insight.counted(result)) {
            for (CallPath path : finding.paths()) {
                all.computeIfAbsent(path.entryPoint(), id -> new TreeMap<>())
                        .merge(finding.id(), new Reached(finding, path), RankedEntryPoint::shorter);
            }
        }
        return all;
    }

    private static Reached shorter(Reached one, Reached other) {
        return other.path().frames().size() < one.path().frames().size() ? other : one;
    }

    /** The first of what is reached. */
    public List<Reached> shown(int limit) {
        return reached.subList(0, Math.min(limit, reached.size()));
    }
}
