package dev.unblock.maven;

import dev.unblock.analyzer.RulePages;
import dev.unblock.model.UsageException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows the page of a rule, or lists the rules when none is named. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends UnblockGoal {

    /** Name of a rule, as in reports. */
    @Parameter(property = "unblock.rule")
    private @Nullable String rule;

    @Override
    void run() {
        if (rule == null) {
            RulePages.entries()
                    .forEach(entry ->
                            say(String.format("%-36s %-13s %s", entry.name(), entry.family(), entry.summary())));
            return;
        }
        page(rule).lines().forEach(this::say);
    }

    /** Rules are found whatever the case; the name given is looked up among the known ones, never used as a path. */
    private static String page(String rule) {
        return RulePages.entries().stream()
                .map(RulePages.Entry::name)
                .filter(rule::equalsIgnoreCase)
                .findFirst()
                .flatMap(RulePages::page)
                .orElseThrow(() -> new UsageException(
                        "there is no rule '" + rule + "'; without -Dunblock.rule this" + " goal lists them"));
    }
}
