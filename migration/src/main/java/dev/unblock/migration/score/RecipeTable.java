package dev.unblock.migration.score;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.RecipeFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The table of every paper on such tools: sites → candidates → refused → applied → compiled → proven, recipe by recipe.
 *
 * <p>A site is a finding. Steps that only prepare others have none and do not show.
 */
public final class RecipeTable {

    private static final String ROW = "  %-30s %6s %10s %8s %8s %8s %7s  %s";

    private final Map<String, Set<String>> planned = new HashMap<>();
    private final Map<String, Set<String>> applied = new HashMap<>();
    private final Map<String, Set<String>> compiled = new HashMap<>();
    private final Map<String, Set<String>> proven = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> refused = new TreeMap<>();

    private RecipeTable() {}

    /**
     * The table.
     *
     * @param planned before anything was tried
     * @param now what has become of it; the same where nothing was tried
     * @param brokeTests whether a step was taken back although it compiled
     */
    public static List<RecipeFigures> of(Plan planned, Plan now, Predicate<Step> brokeTests) {
        RecipeTable table = new RecipeTable();
        steps(planned).forEach(step -> add(table.planned, step));
        for (Step step : steps(now)) {
            boolean kept = step.state() == State.KEPT;
            if (kept || step.state() == State.REVERTED) {
                add(table.applied, step);
            }
            if (kept || brokeTests.test(step)) {
                add(table.compiled, step);
            }
            if (kept) {
                add(table.proven, step);
            }
        }
        now.refusals().forEach(table::add);
        return table.figures();
    }

    /** The table in text, for a console; empty where there is nothing to tell. */
    public static List<String> lines(List<RecipeFigures> table) {
        if (table.isEmpty()) {
            return List.of();
        }
        String head = String.format(
                Locale.ROOT, ROW, "recipe", "sites", "candidates", "refused", "applied", "compiled", "proven", "");
        List<String> lines = table.stream().map(RecipeTable::line).collect(Collectors.toList());
        lines.add(0, head.stripTrailing());
        return List.copyOf(lines);
    }

    private static String line(RecipeFigures row) {
        String why = row.refused().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        int declined = Math.max(0, row.sites() - row.applied());
        return String.format(
                        Locale.ROOT,
                        ROW,
                        row.recipe(),
                        row.sites(),
                        row.candidates(),
                        declined,
                        row.applied(),
                        row.compiled(),
                        row.proven(),
                        why)
                .stripTrailing();
    }

    private static List<Step> steps(Plan plan) {
        return plan.waves().stream().flatMap(wave -> wave.steps().stream()).toList();
    }

    private static void add(Map<String, Set<String>> table, Step step) {
        table.computeIfAbsent(step.recipe(), recipe -> new TreeSet<>()).addAll(step.findings());
    }

    private void add(Refusal refusal) {
        refused.computeIfAbsent(refusal.recipe(), recipe -> new TreeMap<>())
                .computeIfAbsent(refusal.hazard(), hazard -> new TreeSet<>())
                .addAll(refusal.findings());
    }

    private List<RecipeFigures> figures() {
        Set<String> recipes = new TreeSet<>(planned.keySet());
        recipes.addAll(refused.keySet());
        return recipes.stream()
                .map(this::figures)
                .filter(row -> row.sites() > 0)
                .toList();
    }

    private RecipeFigures figures(String recipe) {
        Set<String> kept = proven.getOrDefault(recipe, Set.of());
        Set<String> candidates = planned.getOrDefault(recipe, Set.of());
        Set<String> sites = new TreeSet<>(candidates);
        Map<String, Integer> reasons = new TreeMap<>();
        refused.getOrDefault(recipe, Map.of()).forEach((hazard, findings) -> {
            sites.addAll(findings);
            long open =
                    findings.stream().filter(finding -> !kept.contains(finding)).count();
            if (open > 0) {
                reasons.put(hazard, Math.toIntExact(open));
            }
        });
        return new RecipeFigures(
                recipe,
                sites.size(),
                candidates.size(),
                reasons,
                applied.getOrDefault(recipe, Set.of()).size(),
                compiled.getOrDefault(recipe, Set.of()).size(),
                kept.size());
    }
}
