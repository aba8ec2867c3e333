package dev.unblock.recipes;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One recipe by its simple name, with its options by name, as in a {@code rewrite.yml}. */
public record RecipeStep(String recipe, Map<String, Object> options) {
    public RecipeStep {
        if (recipe.isBlank()) {
            throw new IllegalArgumentException("A step names a recipe");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
