package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands between an entry point and a safe change, and what a person could do about it.
 *
 * @param hazard of the changes that were declined
 * @param lift what would make them safe
 * @param changes how many it stops
 */
public record Obstacle(Hazard hazard, String lift, long changes) {

    /** A rewrite that no decision turns into a refactoring. */
    private static final Set<String> LASTING = Set.of("H28");

    private static final int MOST = 3;
    private static final Comparator<Obstacle> MOST_FIRST = Comparator.comparing(Obstacle::changes)
            .reversed()
            .thenComparing(obstacle -> obstacle.hazard().id(), Hazard.BY_ID)
            .thenComparing(Obstacle::lift);

    private record Key(String hazard, String lift) {}

    /** Whether a person can do something about it. */
    static boolean canBeLifted(String hazard) {
        return !LASTING.contains(hazard);
    }

    /** The declined changes by the finding that they were considered for. */
    static Map<String, List<Plan.Refusal>> byFinding(Plan plan) {
        Map<String, List<Plan.Refusal>> found = new LinkedHashMap<>();
        plan.refusals().stream()
                .filter(refusal -> !refusal.unblockedBy().isBlank() && canBeLifted(refusal.hazard()))
                .forEach(refusal -> refusal.findings().forEach(id -> found.computeIfAbsent(id, key -> new ArrayList<>())
                        .add(refusal)));
        return found;
    }

    /** Those of these findings, that which stops most first. */
    static List<Obstacle> of(List<Finding> findings, Map<String, List<Plan.Refusal>> byFinding) {
        return findings.stream()
                .flatMap(finding -> byFinding.getOrDefault(finding.id(), List.of()).stream())
                .distinct()
                .collect(Collectors.groupingBy(
                        refusal -> new Key(refusal.hazard(), refusal.unblockedBy()),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Obstacle(
                        Hazard.of(entry.getKey().hazard()), entry.getKey().lift(), entry.getValue()))
                .sorted(MOST_FIRST)
                .limit(MOST)
                .toList();
    }
}
