package dev.unblock.cli;

import dev.unblock.analyzer.RulePages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unblock rules}: the catalogue of rules. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists the rules, a line each.")
final class RulesCommand implements Callable<Integer> {

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        for (RulePages.Entry rule : RulePages.entries()) {
            console.line(String.format("%-36s %-13s %s", rule.name(), rule.family(), rule.summary()));
        }
        return ExitCode.DONE.number();
    }
}
