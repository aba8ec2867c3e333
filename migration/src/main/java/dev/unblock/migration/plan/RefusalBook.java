package dev.unblock.migration.plan;

import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What was considered and declined: each obstacle once, with all findings that it keeps from being resolved. */
final class RefusalBook {

    private static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::file)
            .thenComparingInt(Refusal::line)
            .thenComparing(Refusal::hazard)
            .thenComparing(Refusal::id);

    private final Map<String, Declined> declined = new TreeMap<>();
    private final Map<Obstacle, Line> lines = new HashMap<>();
    private final Map<Obstacle, List<Line>> seen = new IdentityHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** One refusal in the making; where several places make the same one, the last stands for them. */
    private static final class Declined {

        private final BitSet findings = new BitSet();
        private Obstacle last;

        private Declined(Obstacle first) {
            this.last = first;
        }
    }

    /** A single sighting and the refusal that it belongs to. */
    private record Line(Obstacle single, Declined refusal) {}

    void decline(Collection<Obstacle> obstacles, Collection<String> findingIds) {
        BitSet ids = new BitSet();
        findingIds.forEach(id -> ids.set(number(id)));
        Set<Declined> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Obstacle obstacle : obstacles) {
            for (Line line : lines(obstacle)) {
                line.refusal().last = line.single();
                if (done.add(line.refusal())) {
                    line.refusal().findings.or(ids);
                }
            }
        }
    }

    private int number(String findingId) {
        Integer known = numbers.putIfAbsent(findingId, findings.size());
        if (known == null) {
            findings.add(findingId);
            return findings.size() - 1;
        }
        return known;
    }

    /** Handlers share the obstacles with many sightings; those with one are made anew for each and not kept. */
    private List<Line> lines(Obstacle obstacle) {
        if (obstacle.sightings().size() == 1) {
            return List.of(line(obstacle));
        }
        return seen.computeIfAbsent(obstacle, several -> several.sightings().stream()
                .map(sighting -> line(new Obstacle(several.recipe(), sighting)))
                .toList());
    }

    private Line line(Obstacle single) {
        return lines.computeIfAbsent(
                single, one -> new Line(one, declined.computeIfAbsent(id(one), id -> new Declined(one))));
    }

    /** What stands in the way of one of these findings. */
    Optional<Obstacle> obstacleOf(Collection<String> findingIds) {
        BitSet ids = new BitSet();
        findingIds.forEach(id -> ids.set(number(id)));
        return declined.values().stream()
                .filter(refusal -> refusal.findings.intersects(ids))
                .map(refusal -> refusal.last)
                .min(Comparator.comparing(Obstacle::first));
    }

    boolean covers(String findingId) {
        int number = number(findingId);
        return declined.values().stream().anyMatch(refusal -> refusal.findings.get(number));
    }

    List<Refusal> refusals() {
        return declined.entrySet().stream()
                .map(entry -> refusal(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private Refusal refusal(String id, Declined refusal) {
        Obstacle obstacle = refusal.last;
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
                refusal.findings.stream().mapToObj(findings::get).sorted().toList());
    }

    private static String id(Obstacle obstacle) {
        Sighting seen = obstacle.first();
        return FindingId.of(obstacle.recipe(), seen.method(), seen.hazard() + " " + seen.evidence(), 0);
    }
}
