package dev.unblock.migration.plan;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.ResultJson;
import dev.unblock.recipes.RecipeStep;
import dev.unblock.recipes.RewriteYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a plan for machines: {@code plan.json}, {@code refusals.csv}, and per wave the recipes that the stock OpenRewrite
 * plugin can run.
 */
public final class PlanFiles {

    private PlanFiles() {}

    /** Writes the files; answers them. */
    public static List<Path> write(Plan plan, Path folder) {
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            written.add(Files.writeString(folder.resolve("plan.json"), ResultJson.write(plan)));
            written.add(Files.writeString(folder.resolve("refusals.csv"), RefusalTable.csv(plan.refusals())));
            for (Wave wave : plan.waves()) {
                Path file = folder.resolve("rewrite-wave-" + wave.number() + ".yml");
                written.add(Files.writeString(file, yaml(wave)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private static String yaml(Wave wave) {
        return RewriteYaml.wave(
                wave.number(),
                wave.steps().stream()
                        .map(step -> new RecipeStep(step.recipe(), step.options()))
                        .toList());
    }
}
