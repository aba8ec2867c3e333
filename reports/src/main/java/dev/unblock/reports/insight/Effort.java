package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import dev.unblock.reports.text.Figures;
import java.util.List;
import java.util.stream.Stream;

/** Hours of a person's work: the sum over the steps that are still to be done. */
public record Effort(double minimum, double likely, double maximum, int steps, int waves) {

    static Effort of(Plan plan) {
        int waves = (int) plan.waves().stream()
                .filter(wave -> open(wave).findAny().isPresent())
                .count();
        return sum(plan.waves().stream().flatMap(Effort::open).toList(), waves);
    }

    /** What is left of one wave. */
    public static Effort of(Plan.Wave wave) {
        return of(wave.steps());
    }

    /** What is left of steps of one wave. */
    static Effort of(List<Plan.Step> all) {
        List<Plan.Step> steps = open(all.stream()).toList();
        return sum(steps, steps.isEmpty() ? 0 : 1);
    }

    public boolean isNothing() {
        return steps == 0;
    }

    /** {@code 4–12 h}. */
    public String range() {
        return Figures.hours(minimum, maximum);
    }

    private static Stream<Plan.Step> open(Plan.Wave wave) {
        return open(wave.steps().stream());
    }

    private static Stream<Plan.Step> open(Stream<Plan.Step> steps) {
        return steps.filter(step -> step.state() == Plan.State.PROPOSED);
    }

    private static Effort sum(List<Plan.Step> steps, int waves) {
        return new Effort(
                steps.stream().mapToDouble(step -> step.effort().minimum()).sum(),
                steps.stream().mapToDouble(step -> step.effort().likely()).sum(),
                steps.stream().mapToDouble(step -> step.effort().maximum()).sum(),
                steps.size(),
                waves);
    }
}
