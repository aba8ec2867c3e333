package dev.unblock.recipes;

import java.util.List;
import java.util.Map;

/** Writes steps as a declarative recipe, for projects that run OpenRewrite themselves. */
public final class RewriteYaml {
    private RewriteYaml() {}

    /** The name under which {@link #wave} declares a wave: {@code dev.unblock.Wave2}. */
    public static String nameOf(int wave) {
        return "dev.unblock.Wave" + wave;
    }

    /** The text of {@code rewrite-wave-N.yml}. */
    public static String wave(int number, List<RecipeStep> steps) {
        StringBuilder yaml = new StringBuilder("""
                ---
                type: specs.openrewrite.org/v1beta/recipe
                name: %s
                displayName: Unblock wave %d
                description: The steps of wave %d of the migration plan, in order.
                recipeList:
                """.formatted(nameOf(number), number, number));
        steps.forEach(step -> append(step, yaml));
        return yaml.toString();
    }

    private static void append(RecipeStep step, StringBuilder yaml) {
        yaml.append("  - ")
                .append(RewriteYaml.class.getPackageName())
                .append('.')
                .append(step.recipe());
        if (step.options().isEmpty()) {
            yaml.append('\n');
            return;
        }
        yaml.append(":\n");
        for (Map.Entry<String, Object> option : step.options().entrySet()) {
            yaml.append("      ").append(option.getKey()).append(':');
            if (option.getValue() instanceof List<?> values) {
                yaml.append('\n');
                values.forEach(
                        value -> yaml.append("        - ").append(scalar(value)).append('\n'));
            } else {
                yaml.append(' ').append(scalar(option.getValue())).append('\n');
            }
        }
    }

    private static String scalar(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
