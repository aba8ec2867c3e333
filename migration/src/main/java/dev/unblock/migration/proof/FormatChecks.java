package dev.unblock.migration.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks of Maven plugins that only mind how sources are laid out, and the goals of the same plugins that do it. What a
 * project checks it also knows how to mend: nobody should have to give up a step for its line breaks.
 */
final class FormatChecks {

    private static final Map<String, String> REMEDIES = Map.of(
            "spotless-maven-plugin:check", "apply",
            "spring-javaformat-maven-plugin:validate", "apply",
            "formatter-maven-plugin:validate", "format",
            "fmt-maven-plugin:check", "format",
            "impsort-maven-plugin:check", "sort",
            "git-code-format-maven-plugin:validate-code-format", "format-code",
            "prettier-maven-plugin:check", "write");

    private static final Pattern FAILED = Pattern.compile("\\[ERROR\\] Failed to execute goal"
            + " (?<group>[\\w.-]+):(?<plugin>[\\w.-]+):(?<version>[\\w.-]+):(?<goal>[\\w-]+)"
            + " \\((?<execution>[^)]+)\\) on project (?<module>[\\w.-]+): .*");

    private FormatChecks() {}

    /** Arguments of Maven, one list for each such check that failed. */
    static List<List<String>> remedies(List<String> output) {
        Set<List<String>> remedies = new LinkedHashSet<>();
        for (String line : output) {
            Matcher failed = FAILED.matcher(line);
            if (failed.matches()) {
                remedy(failed).ifPresent(remedies::add);
            }
        }
        return new ArrayList<>(remedies);
    }

    /** In the module whose check failed, as this execution of the plugin is configured; nowhere else. */
    private static Optional<List<String>> remedy(Matcher failed) {
        String plugin = failed.group("plugin");
        return Optional.ofNullable(REMEDIES.get(plugin + ":" + failed.group("goal")))
                .map(goal -> List.of(
                        "-pl",
                        ":" + failed.group("module"),
                        failed.group("group") + ":" + plugin + ":" + failed.group("version") + ":" + goal + "@"
                                + failed.group("execution")));
    }
}
