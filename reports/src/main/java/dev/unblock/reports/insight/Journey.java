package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.reports.text.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far a plan has come: what was done, what was not, what is left. */
public record Journey(Map<State, Long> steps) {

    public static Journey of(Plan plan) {
        return of(plan.waves().stream().flatMap(wave -> wave.steps().stream()));
    }

    public static Journey of(Plan.Wave wave) {
        return of(wave.steps().stream());
    }

    static Journey of(List<Plan.Step> steps) {
        return of(steps.stream());
    }

    private static Journey of(Stream<Plan.Step> steps) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        steps.forEach(step -> counts.merge(step.state(), 1L, Long::sum));
        return new Journey(counts);
    }

    public long count(State state) {
        return steps.getOrDefault(state, 0L);
    }

    public long total() {
        return steps.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Steps that were tried, whatever became of them. */
    public long tried() {
        return total() - count(State.PROPOSED);
    }

    public boolean hasBegun() {
        return tried() > 0;
    }

    /** What was done, in a sentence; empty while nothing was. */
    public String done() {
        if (!hasBegun()) {
            return "";
        }
        List<String> others = new ArrayList<>();
        add(
                others,
                State.REVERTED,
                "was taken back, since it did not pass",
                "were taken back, since they did not pass");
        add(others, State.NOTHING_TO_DO, "had nothing left to change", "had nothing left to change");
        add(
                others,
                State.SKIPPED,
                "was not tried, since it needs a step that was not kept",
                "were not tried, since they need steps that were not kept");
        String kept = Figures.count(count(State.KEPT)) + " of " + Figures.count(total(), "planned step")
                + (total() == 1 ? " was" : " were") + " taken and proven";
        return kept + (others.isEmpty() ? "." : "; " + String.join("; ", others) + ".");
    }

    /** What is to be said when no proposed step is left. */
    public String rest() {
        return count(State.REVERTED) + count(State.SKIPPED) > 0
                ? "No step is left that a machine can prove: the others are a person's."
                : "Nothing of the plan is left to do.";
    }

    private void add(List<String> words, State state, String one, String many) {
        long count = count(state);
        if (count > 0) {
            words.add(Figures.count(count) + " " + (count == 1 ? one : many));
        }
    }
}
