package dev.unblock.recipes;

import dev.unblock.recipes.files.SourceSet;
import java.nio.file.Path;
import java.util.List;

/** A project, its sources, and the steps to try on them, in order. */
public record RewriteRequest(Path project, List<SourceSet> sourceSets, List<RecipeStep> steps) {
    public RewriteRequest {
        sourceSets = List.copyOf(sourceSets);
        steps = List.copyOf(steps);
    }
}
