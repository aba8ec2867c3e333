package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of one wave that a recipe takes at several places.
 *
 * @param steps in the order of the plan, never empty
 */
public record StepGroup(String recipe, List<Plan.Step> steps) {

    private static final Set<String> BEFORE_NAMES = Set.of("in", "of", "from", "to", "on", "for", "beside", "the");

    /** In the order in which the recipes first appear. */
    public static List<StepGroup> of(Plan.Wave wave) {
        Map<String, List<Plan.Step>> byRecipe = new LinkedHashMap<>();
        wave.steps().forEach(step -> byRecipe.computeIfAbsent(step.recipe(), key -> new ArrayList<>())
                .add(step));
        return byRecipe.entrySet().stream()
                .map(group -> new StepGroup(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** That of its only step, else what the titles of all have in common, else the recipe in words. */
    public String title() {
        List<String> words = List.of(steps.get(0).title().split(" "));
        for (Plan.Step step : steps) {
            List<String> others = List.of(step.title().split(" "));
            int same = 0;
            while (same < Math.min(words.size(), others.size())
                    && words.get(same).equals(others.get(same))) {
                same++;
            }
            words = words.subList(0, same);
        }
        int end = words.size();
        while (steps.size() > 1 && end > 0 && BEFORE_NAMES.contains(words.get(end - 1))) {
            end--;
        }
        return end < 2 ? Names.words(recipe) : String.join(" ", words.subList(0, end));
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
