package dev.unblock.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says: results to standard output, progress to standard error. */
final class Console {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress")
    private boolean quiet;

    Consumer<String> progress() {
        if (quiet) {
            return line -> {};
        }
        PrintWriter err = command.commandLine().getErr();
        return line -> err.println("  … " + line);
    }

    void line(String line) {
        command.commandLine().getOut().println(line);
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }
}
