package dev.unblock.migration;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Places that a recipe refused beside others of the same step, which it changed: the step does not resolve what is there. */
final class RefusedPlaces {

    private final Map<String, Finding> findings;
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final Map<String, List<String>> atPlace = new HashMap<>();

    private RefusedPlaces(List<Finding> findings) {
        this.findings =
                findings.stream().collect(Collectors.toMap(Finding::id, finding -> finding, (first, again) -> first));
    }

    static RefusedPlaces of(Collection<Step> taken, Collection<Refusal> refusals, List<Finding> findings) {
        RefusedPlaces places = new RefusedPlaces(findings);
        taken.stream().filter(step -> step.state() == State.KEPT).forEach(step -> refusals.stream()
                .filter(refusal -> refusal.recipe().equals(step.recipe())
                        && refusal.findings().equals(step.findings()))
                .forEach(refusal -> places.add(step, refusal)));
        return places;
    }

    private void add(Step step, Refusal refusal) {
        List<String> there = refusal.findings().stream()
                .filter(id -> findings.containsKey(id) && isAt(findings.get(id), refusal))
                .toList();
        if (!there.isEmpty()) {
            refused.computeIfAbsent(step.id(), k -> new HashSet<>()).addAll(there);
            atPlace.put(refusal.id(), there);
        }
    }

    private static boolean isAt(Finding finding, Refusal refusal) {
        return finding.file().equals(refusal.file())
                && finding.line() == refusal.line()
                && finding.method().equals(refusal.method());
    }

    /** The step, with what it resolves. */
    Step resolving(Step taken) {
        Set<String> open = refused.getOrDefault(taken.id(), Set.of());
        return open.isEmpty()
                ? taken
                : taken.withFindings(taken.findings().stream()
                        .filter(id -> !open.contains(id))
                        .toList());
    }

    /** The refusal, with what is at its place. */
    Refusal resolving(Refusal refusal) {
        return refusal.withFindings(atPlace.getOrDefault(refusal.id(), refusal.findings()));
    }
}
