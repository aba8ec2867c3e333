package dev.unblock.cli;

import dev.unblock.model.UsageException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command. */
@Command(
        name = "unblock",
        description = "Finds what blocks in a Java codebase, and unblocks it, one verified step at a time.",
        mixinStandardHelpOptions = true,
        versionProvider = Unblock.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:internal error", "2:usage or configuration", "3:gate failed", "4:partial result"},
        subcommands = {
            AnalyzeCommand.class,
            PlanCommand.class,
            MigrateCommand.class,
            CheckCommand.class,
            BaselineCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            AuditCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            SchemaCommand.class
        })
final class Unblock {

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Unblock())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command, err));
    }

    /** A user's mistake gets one clear line; a mistake of ours gets its stack trace, for the bug report. */
    private static int explain(Exception problem, CommandLine command, PrintWriter err) {
        if (problem instanceof UsageException) {
            err.println("unblock " + command.getCommandName() + ": " + problem.getMessage());
            return ExitCode.USAGE.number();
        }
        err.println("unblock: internal error, please report it with the lines below");
        problem.printStackTrace(err);
        return ExitCode.INTERNAL.number();
    }

    /** The version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"unblock " + dev.unblock.model.Tool.unblock().version()};
        }
    }
}
