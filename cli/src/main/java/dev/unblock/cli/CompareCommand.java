package dev.unblock.cli;

import dev.unblock.model.Result;
import dev.unblock.reports.Comparison;
import dev.unblock.reports.ReportWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unblock compare}: what a change introduced and fixed. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares two results: introduced, fixed, unchanged, and the figures side by side.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE.json", description = "the older unblock.json")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER.json", description = "the newer unblock.json")
    private Path after = Path.of("");

    @Option(names = "--output", paramLabel = "DIR", description = "folder for the comparison; default: the current one")
    private Path output = Path.of("");

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Result older = ResultFiles.read(before);
        Result newer = ResultFiles.read(after);
        Comparison comparison = Comparison.of(older, newer);
        Path directory = output.toAbsolutePath().normalize();
        ReportWriter.write(directory.resolve("comparison.html"), comparison.html());
        ReportWriter.write(directory.resolve("comparison.md"), comparison.markdown());
        ReportWriter.write(directory.resolve("comparison.json"), comparison.json());
        console.line("  findings   " + comparison.introduced().size() + " introduced, "
                + comparison.fixed().size() + " fixed, "
                + comparison.unchanged().size() + " unchanged");
        console.line("  report     " + directory.resolve("comparison.html"));
        return ExitCode.DONE.number();
    }
}
