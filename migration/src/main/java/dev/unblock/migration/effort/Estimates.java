package dev.unblock.migration.effort;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.ByHand;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts hours to a plan: to each of its steps, and to what no step resolves. */
public final class Estimates {

    private static final Comparator<ByHand> MOST_WORK_FIRST = Comparator.comparing(
                    (ByHand work) -> work.effort().likely())
            .reversed()
            .thenComparing(ByHand::rule);

    private Estimates() {}

    /** The result with hours in its plan. */
    public static Result estimated(Result result, Calibration calibration) {
        return result.withPlan(estimated(result.plan(), result.findings(), calibration));
    }

    /** The plan with its hours, which are those of today also where a step was planned long ago. */
    public static Plan estimated(Plan plan, List<Finding> findings, Calibration calibration) {
        List<Wave> waves = plan.waves().stream()
                .map(wave -> new Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .map(step -> step.withEffort(calibration.step(step.recipe(), places(step))))
                                .toList()))
                .toList();
        return new Plan(waves, plan.refusals(), plan.ways(), byHand(plan, findings, calibration));
    }

    private static int places(Step step) {
        return Math.max(1, step.targets().size());
    }

    /** What is below medium can be left. */
    private static List<ByHand> byHand(Plan plan, List<Finding> findings, Calibration calibration) {
        Set<String> resolved = resolved(plan);
        Map<String, Family> families = new TreeMap<>();
        Map<String, Integer> places = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.status() != Status.SUPPRESSED
                        && finding.severity().atLeast(Severity.MEDIUM)
                        && !resolved.contains(finding.id()))
                .forEach(finding -> {
                    families.put(finding.rule(), finding.family());
                    places.merge(finding.rule(), 1, Integer::sum);
                });
        return places.entrySet().stream()
                .map(rule -> byHand(rule.getKey(), families.get(rule.getKey()), rule.getValue(), calibration))
                .sorted(MOST_WORK_FIRST)
                .toList();
    }

    private static ByHand byHand(String rule, Family family, int places, Calibration calibration) {
        return new ByHand(rule, family, places, calibration.byHand(rule, family, places));
    }

    private static Set<String> resolved(Plan plan) {
        Set<String> resolved = new HashSet<>();
        plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == State.PROPOSED || step.state() == State.KEPT)
                .forEach(step -> resolved.addAll(step.findings()));
        return resolved;
    }
}
