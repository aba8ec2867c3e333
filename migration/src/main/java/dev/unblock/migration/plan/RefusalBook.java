package dev.unblock.migration.plan;

import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was considered and declined: each obstacle once, with all findings that it keeps from being resolved. */
final class RefusalBook {

    private static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::file)
            .thenComparingInt(Refusal::line)
            .thenComparing(Refusal::hazard)
            .thenComparing(Refusal::id);

    private final Map<String, Obstacle> obstacles = new TreeMap<>();
    private final Map<String, Set<String>> findings = new TreeMap<>();

    void decline(Obstacle obstacle, Collection<String> findingIds) {
        for (Sighting sighting : obstacle.sightings()) {
            Obstacle single = new Obstacle(obstacle.recipe(), sighting);
            String id = id(single);
            obstacles.put(id, single);
            findings.computeIfAbsent(id, k -> new TreeSet<>()).addAll(findingIds);
        }
    }

    /** What stands in the way of one of these findings. */
    Optional<Obstacle> obstacleOf(Collection<String> findingIds) {
        return findings.entrySet().stream()
                .filter(entry -> findingIds.stream().anyMatch(entry.getValue()::contains))
                .map(entry -> obstacles.get(entry.getKey()))
                .min(Comparator.comparing(Obstacle::first));
    }

    boolean covers(String findingId) {
        return findings.values().stream().anyMatch(ids -> ids.contains(findingId));
    }

    List<Refusal> refusals() {
        return obstacles.entrySet().stream()
                .map(entry -> refusal(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private Refusal refusal(String id, Obstacle obstacle) {
        Sighting seen = obstacle.first();
        return new Refusal(
                id,
                obstacle.recipe(),
                seen.hazard().name(),
                seen.method(),
                seen.file(),
                seen.line(),
                seen.evidence(),
                seen.hazard().unblockedBy(),
                List.copyOf(findings.get(id)));
    }

    private static String id(Obstacle obstacle) {
        Sighting seen = obstacle.first();
        return FindingId.of(obstacle.recipe(), seen.method(), seen.hazard() + " " + seen.evidence(), 0);
    }
}
