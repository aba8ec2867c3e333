package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrewrite.Recipe;
import org.openrewrite.config.Environment;

class RecipeCatalogTest {
    @Test
    void namesEveryRecipeThatThereIs() {
        List<String> all =
                Environment.builder().scanRuntimeClasspath("dev.unblock.recipes").build().listRecipes().stream()
                        .map(Recipe::getName)
                        .filter(name -> name.startsWith("dev.unblock.recipes."))
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .toList();

        assertThat(RecipeCatalog.entries())
                .extracting(RecipeCatalog.Entry::name)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void isSortedByWave() {
        assertThat(RecipeCatalog.entries())
                .extracting(RecipeCatalog.Entry::wave)
                .isSorted();
    }

    @Test
    void describesOptions() {
        assertThat(RecipeCatalog.find("SetMvcAsyncTimeout").orElseThrow())
                .isEqualTo(new RecipeCatalog.Entry(
                        "SetMvcAsyncTimeout",
                        0,
                        RecipeCatalog.Way.BOTH,
                        "Limit asynchronous request handling",
                        List.of(
                                new RecipeCatalog.OptionEntry(
                                        "seconds", "Integer", true, "How long an answer may take."),
                                new RecipeCatalog.OptionEntry(
                                        "packageName",
                                        "String",
                                        false,
                                        "Only the application whose application class is in this package."),
                                new RecipeCatalog.OptionEntry(
                                        "sourceRoot",
                                        "String",
                                        false,
                                        "Only the application whose application class is below this folder, where several"
                                                + " share a package."))));
    }
}
