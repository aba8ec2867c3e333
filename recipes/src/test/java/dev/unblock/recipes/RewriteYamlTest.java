package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openrewrite.Recipe;
import org.openrewrite.config.Environment;
import org.openrewrite.config.YamlResourceLoader;

class RewriteYamlTest {
    private static final List<RecipeStep> STEPS = List.of(
            new RecipeStep("SetMvcAsyncTimeout", Map.of("seconds", 30)),
            new RecipeStep(
                    "ParallelizeIndependentCalls",
                    Map.of("targets", List.of("com.shop.Views#view(long)"), "executorBean", "asyncExecutor")));

    @Test
    void writesStepsInOrderAndOptionsSorted() {
        assertThat(RewriteYaml.wave(2, STEPS)).isEqualTo("""
                        ---
                        type: specs.openrewrite.org/v1beta/recipe
                        name: dev.unblock.Wave2
                        displayName: Unblock wave 2
                        description: The steps of wave 2 of the migration plan, in order.
                        recipeList:
                          - dev.unblock.recipes.SetMvcAsyncTimeout:
                              seconds: 30
                          - dev.unblock.recipes.ParallelizeIndependentCalls:
                              executorBean: "asyncExecutor"
                              targets:
                                - "com.shop.Views#view(long)"
                        """);
    }

    @Test
    void isReadByOpenRewrite() {
        byte[] yaml = RewriteYaml.wave(2, STEPS).getBytes(StandardCharsets.UTF_8);
        Recipe wave = Environment.builder()
                .load(new YamlResourceLoader(
                        new ByteArrayInputStream(yaml), URI.create("rewrite-wave-2.yml"), new Properties()))
                .build()
                .activateRecipes(RewriteYaml.nameOf(2));

        assertThat(wave.validateAll()).allMatch(validated -> validated.isValid());
        assertThat(wave.getRecipeList())
                .extracting(Recipe::getName)
                .containsExactly(
                        "dev.unblock.recipes.SetMvcAsyncTimeout", "dev.unblock.recipes.ParallelizeIndependentCalls");
    }

    static List<RecipeCatalog.Entry> recipes() {
        return RecipeCatalog.entries();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void givesEveryRecipeItsOptions(RecipeCatalog.Entry recipe) throws ReflectiveOperationException {
        Map<String, Object> options = new TreeMap<>();
        recipe.options().forEach(option -> options.put(option.name(), sample(option.type())));

        Recipe read = read(RewriteYaml.wave(1, List.of(new RecipeStep(recipe.name(), options))))
                .getRecipeList()
                .get(0);

        for (Map.Entry<String, Object> option : options.entrySet()) {
            Field field = read.getClass().getDeclaredField(option.getKey());
            field.setAccessible(true);
            assertThat(field.get(read)).as(option.getKey()).isEqualTo(option.getValue());
        }
    }

    private static Object sample(String type) {
        return switch (type) {
            case "Integer" -> 7;
            case "List" -> List.of("com.shop.OrderService#load(long)");
            default -> "shop";
        };
    }

    private static Recipe read(String yaml) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        return Environment.builder()
                .load(new YamlResourceLoader(bytes, URI.create("rewrite.yml"), new Properties()))
                .build()
                .activateRecipes(RewriteYaml.nameOf(1));
    }
}
