package dev.unblock.migration.plan;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import dev.unblock.recipes.RecipeStep;
import dev.unblock.recipes.RewriteYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a plan for machines: {@code plan.json}, {@code refusals.csv}, and per wave the recipes that the stock OpenRewrite
 * plugin can run.
 */
public final class PlanFiles {

    private PlanFiles() {}

    /**
     * Writes the files; answers them.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public static List<Path> write(Plan plan, Path folder) {
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(folder.resolve("plan.json"), ResultJson.write(plan));
        texts.put(folder.resolve("refusals.csv"), RefusalTable.csv(plan.refusals()));
        plan.waves().forEach(wave -> texts.put(folder.resolve("rewrite-wave-" + wave.number() + ".yml"), yaml(wave)));
        texts.forEach(PlanFiles::write);
        return List.copyOf(texts.keySet());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }

    private static String yaml(Wave wave) {
        return RewriteYaml.wave(
                wave.number(),
                wave.steps().stream()
                        .map(step -> new RecipeStep(step.recipe(), step.options()))
                        .toList());
    }
}
