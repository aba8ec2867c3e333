package dev.unblock.migration.plan;

import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was considered and declined: each obstacle once, with the findings that it keeps from being resolved.
 *
 * <p>What stands in the way of very many findings says little about each of them. It names a few, and each of them is
 * told its own obstacle as well.
 */
final class RefusalBook {

    private static final Comparator<Refusal> ORDER = Comparator.comparing(Refusal::file)
            .thenComparingInt(Refusal::line)
            .thenComparing(Refusal::hazard)
            .thenComparing(Refusal::id);

    private static final int MOST_NAMED = 100;
    private static final int NAMED_OF_MORE = 20;

    private final FindingNumbers numbers;
    private final Map<Line, Declined> lines = new HashMap<>();
    private final Map<String, Declined> declined = new TreeMap<>();

    /** One recipe that was not planned because of one thing. */
    private record Line(String recipe, Sighting seen) {

        private String id() {
            return FindingId.of(recipe, seen.method(), seen.hazard() + " " + seen.evidence(), 0);
        }
    }

    /** One refusal in the making; where several places make the same one, the last of them stands for all. */
    private static final class Declined {

        private final BitSet findings = new BitSet();
        private Line last;

        private Declined(Line first) {
            this.last = first;
        }

        private void add(Line line) {
            if (line.seen().compareTo(last.seen()) > 0) {
                last = line;
            }
        }
    }

    RefusalBook(FindingNumbers numbers) {
        this.numbers = numbers;
    }

    void decline(Collection<Obstacle> obstacles, BitSet findings) {
        for (Obstacle obstacle : obstacles) {
            obstacle.sightings().forEach(sighting -> decline(obstacle.recipe(), sighting, findings));
        }
    }

    /** @param findings that stay open because of it */
    void decline(String recipe, Sighting sighting, BitSet findings) {
        lines.computeIfAbsent(new Line(recipe, sighting), this::refusal)
                .findings
                .or(findings);
    }

    private Declined refusal(Line line) {
        Declined refusal = declined.computeIfAbsent(line.id(), id -> new Declined(line));
        refusal.add(line);
        return refusal;
    }

    /** What stands in the way of one of these findings. */
    Optional<Obstacle> obstacleOf(BitSet findings) {
        return declined.values().stream()
                .filter(refusal -> refusal.findings.intersects(findings))
                .map(refusal -> refusal.last)
                .min(Comparator.comparing(Line::seen))
                .map(line -> new Obstacle(line.recipe(), line.seen()));
    }

    /** So many that it says little about each of them. */
    static boolean isWide(BitSet findings) {
        return findings.cardinality() > MOST_NAMED;
    }

    /** Numbers of the findings that are told what stands in their way. */
    BitSet covered() {
        BitSet covered = new BitSet();
        declined.values().stream()
                .filter(refusal -> !isWide(refusal.findings))
                .forEach(refusal -> covered.or(refusal.findings));
        return covered;
    }

    List<Refusal> refusals() {
        return declined.entrySet().stream()
                .map(entry -> refusal(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static List<String> named(List<String> findings) {
        return findings.size() <= MOST_NAMED ? findings : findings.subList(0, NAMED_OF_MORE);
    }

    private Refusal refusal(String id, Declined refusal) {
        Sighting seen = refusal.last.seen();
        return new Refusal(
                id,
                refusal.last.recipe(),
                seen.hazard().name(),
                seen.method(),
                seen.file(),
                seen.line(),
                seen.evidence(),
                seen.hazard().unblockedBy(),
                named(numbers.ids(refusal.findings)));
    }
}
