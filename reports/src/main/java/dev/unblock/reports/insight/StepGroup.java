package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of one wave that a recipe takes at several places.
 *
 * @param steps in the order of the plan, never empty
 */
public record StepGroup(String recipe, List<Plan.Step> steps) {

    /** In the order in which the recipes first appear. */
    public static List<StepGroup> of(Plan.Wave wave) {
        Map<String, List<Plan.Step>> byRecipe = new LinkedHashMap<>();
        wave.steps().forEach(step -> byRecipe.computeIfAbsent(step.recipe(), key -> new ArrayList<>())
                .add(step));
        return byRecipe.entrySet().stream()
                .map(group -> new StepGroup(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** That of its only step, else the recipe in words. */
    public String title() {
        return steps.size() == 1 ? steps.get(0).title() : Names.words(recipe);
    }

    /** How many steps, for how many findings, what of it was taken and what is left to do. */
    public String facts() {
        Effort left = Effort.of(steps);
        Journey journey = Journey.of(steps);
        long findings = steps.stream()
                .flatMap(step -> step.findings().stream())
                .distinct()
                .count();
        return (steps.size() == 1 ? "" : Figures.count(steps.size(), "step") + " · ")
                + (findings == 0 ? "" : Figures.count(findings, "finding") + " · ")
                + (journey.hasBegun() ? Figures.count(journey.count(Plan.State.KEPT)) + " taken" : "")
                + (journey.hasBegun() && !left.isNothing() ? " · " : "")
                + (left.isNothing() ? "" : left.range());
    }
}
