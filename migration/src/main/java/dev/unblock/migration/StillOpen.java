package dev.unblock.migration;

import dev.unblock.migration.engine.Scaffolding;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What of a new plan is still to be tried, after what became of an earlier one. A step that was kept changes nothing when it
 * is run again on the files that it left, whatever is still found there; what its recipe refused it would refuse again; and
 * a step that needs such a step has no more chance than that.
 */
final class StillOpen {

    private final List<Step> kept;
    private final List<Refusal> refusals;
    private final Map<String, Step> reverted = new HashMap<>();
    private final Predicate<Step> isAsItWasLeft;

    /**
     * Remembers.
     *
     * @param before steps of the earlier plan, in the states that they came to
     * @param standing refusals, the files of which are as they were
     * @param isAsItWasLeft whether the files that a kept step changed have not changed since
     */
    StillOpen(List<Step> before, List<Refusal> standing, Predicate<Step> isAsItWasLeft) {
        this.kept = before.stream().filter(step -> step.state() == State.KEPT).toList();
        this.refusals = standing;
        this.isAsItWasLeft = isAsItWasLeft;
        before.stream()
                .filter(step -> step.state() == State.REVERTED)
                .filter(step -> step.findings().isEmpty() || isRefused(step))
                .forEach(step -> reverted.put(step.id(), step));
    }

    /** The waves, with what is still open in them and what was taken back. */
    List<Wave> of(List<Wave> waves) {
        List<Step> all = waves.stream().flatMap(wave -> wave.steps().stream()).toList();
        Map<String, Step> open = new TreeMap<>();
        all.stream().filter(this::isOpen).forEach(step -> open.put(step.id(), step));
        removeHopeless(all, open);
        removeUnused(all, open);
        return waves.stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .filter(step -> open.containsKey(step.id()))
                                .map(step -> reverted.getOrDefault(step.id(), step))
                                .toList()))
                .toList();
    }

    private boolean isOpen(Step step) {
        return reverted.containsKey(step.id()) || !isDone(step) && !isRefused(step);
    }

    private boolean isDone(Step step) {
        return kept.stream()
                .anyMatch(before -> before.id().equals(step.id())
                        && before.targets().containsAll(step.targets())
                        && options(before).equals(options(step))
                        && isAsItWasLeft.test(before));
    }

    /** What a step is told beside its targets and what is known of the calls there. */
    private static Map<String, Object> options(Step step) {
        Map<String, Object> options = new TreeMap<>(step.options());
        options.keySet().removeAll(Set.of("targets", "asyncCalls", "readOnlyCalls"));
        return options;
    }

    private boolean isRefused(Step step) {
        boolean byFindings = !step.findings().isEmpty()
                && step.findings().stream()
                        .allMatch(finding ->
                                isRefused(step, refusal -> refusal.findings().contains(finding)));
        boolean byTargets = !step.targets().isEmpty()
                && step.targets().stream()
                        .allMatch(target ->
                                isRefused(step, refusal -> refusal.method().equals(target)));
        return byFindings || byTargets;
    }

    private boolean isRefused(Step step, Predicate<Refusal> place) {
        return refusals.stream().anyMatch(refusal -> refusal.recipe().equals(step.recipe()) && place.test(refusal));
    }

    /** Takes out what needs a step that was refused. */
    private void removeHopeless(List<Step> all, Map<String, Step> open) {
        Set<String> refused = new HashSet<>();
        all.stream()
                .filter(step -> !open.containsKey(step.id()) && !isDone(step))
                .forEach(step -> refused.add(step.id()));
        boolean more = !refused.isEmpty();
        while (more) {
            more = open.values()
                    .removeIf(step -> step.requires().stream().anyMatch(refused::contains) && refused.add(step.id()));
        }
    }

    /** Takes out what is there for others only, when all of those are gone. */
    private static void removeUnused(List<Step> all, Map<String, Step> open) {
        boolean more = true;
        while (more) {
            more = open.values()
                    .removeIf(step -> Scaffolding.isScaffolding(step)
                            && isNeeded(step, all)
                            && !isNeeded(step, List.copyOf(open.values())));
        }
    }

    private static boolean isNeeded(Step step, List<Step> by) {
        return by.stream().anyMatch(other -> other.requires().contains(step.id()));
    }
}
