package dev.unblock.cli;

import dev.unblock.analyzer.RulePages;
import dev.unblock.model.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code unblock explain RULE}: the rule's page. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Shows the page of a rule.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE", description = "name of a rule, as in reports")
    private String rule = "";

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        console.line(RulePages.page(name())
                .orElseThrow(() -> new UsageException("there is no rule '" + rule + "'; 'unblock rules' lists them"))
                .stripTrailing());
        return ExitCode.DONE.number();
    }

    /** Rules are found whatever the case; the name given is looked up among the known ones, never used as a path. */
    private String name() {
        return RulePages.entries().stream()
                .map(RulePages.Entry::name)
                .filter(rule::equalsIgnoreCase)
                .findFirst()
                .orElse("");
    }
}
