package dev.unblock.recipes;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.Comparator;

/** One place that a recipe looked at and left alone. The hazard is an id from the catalogue, {@code H1} to {@code H30}. */
public record RecipeRefusal(
        String path,
        int line,
        String className,
        String member,
        String recipe,
        String hazard,
        String evidence,
        String whatWouldUnblock) {
    static final Comparator<RecipeRefusal> IN_ORDER = Comparator.comparing(RecipeRefusal::path)
            .thenComparingInt(RecipeRefusal::line)
            .thenComparing(RecipeRefusal::recipe)
            .thenComparing(RecipeRefusal::hazard)
            .thenComparing(RecipeRefusal::evidence);

    static RecipeRefusal of(AsyncMigrationRefusals.Row row) {
        return new RecipeRefusal(
                row.path(),
                row.line(),
                row.className(),
                row.member(),
                row.recipe(),
                row.hazard(),
                row.evidence(),
                row.whatWouldUnblock());
    }
}
