package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.openrewrite.test.RecipeSpec;

/** What recipes do with code that somebody has migrated before: nothing, and they refuse nothing either. */
final class MigratedAlready {
    private MigratedAlready() {}

    static void isLeftWithoutAWord(RecipeSpec spec) {
        spec.expectedCyclesThatMakeChanges(0)
                .afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .isEmpty());
    }
}
