package dev.unblock.cli;

import dev.unblock.migration.Assessment;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.model.UsageException;
import dev.unblock.reports.ConsoleSummary;
import dev.unblock.reports.ReportWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unblock analyze}: finds what blocks, and writes the reports. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        description = "Finds what blocks, on which thread, from which entry point; writes the reports.")
final class AnalyzeCommand implements Callable<Integer> {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "a JFR recording of a real run: findings that it saw are marked with what they cost")
    private @Nullable Path recording;

    @Option(
            names = "--measured",
            paramLabel = "FILE",
            description = "figures of a run under load, as the benchmarks write them, to show beside the findings")
    private @Nullable Path measured;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 when an open finding is at least this severe: critical, high, medium, low, info")
    private @Nullable String failOn;

    @Override
    public Integer call() {
        Severity gate = failOn == null ? null : severity(failOn);
        Result result = Assessment.assess(project.assessment(recording, measured), console.progress());
        Path directory = output.directory(project.project());
        List<Path> written = ReportWriter.write(result, output.formats(), directory, output.options(project.project()));
        console.lines(ConsoleSummary.lines(result));
        console.line("  report     " + shown(written, directory));
        return (gate == null ? finished(result) : gated(result, gate)).number();
    }

    private ExitCode gated(Result result, Severity gate) {
        long failing = result.findings().stream()
                .filter(finding -> finding.status() == dev.unblock.model.Finding.Status.OPEN)
                .filter(finding -> finding.severity().atLeast(gate))
                .count();
        if (failing == 0) {
            return finished(result);
        }
        console.line("  gate       failed: " + failing + " finding(s) of severity " + gate.label() + " or worse");
        return ExitCode.GATE_FAILED;
    }

    /** Sources that could not be read make a result partial; a missing library only makes it less sure. */
    static ExitCode finished(Result result) {
        boolean partial = result.coverage().parsedFiles() < result.coverage().sourceFiles()
                || result.coverage().notAnalysed().stream().anyMatch(AnalyzeCommand::isBrokenClass);
        return partial ? ExitCode.PARTIAL : ExitCode.DONE;
    }

    private static boolean isBrokenClass(NotAnalysed entry) {
        return entry.file().endsWith(".class") || entry.reason().contains("cannot be read");
    }

    private static Path shown(List<Path> written, Path directory) {
        return written.stream()
                .filter(file -> file.toString().endsWith(".html"))
                .findFirst()
                .orElse(directory);
    }

    private static Severity severity(String label) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> new UsageException("--fail-on does not know '" + label + "'; it knows "
                        + Arrays.stream(Severity.values()).map(Severity::label).collect(Collectors.joining(", "))));
    }
}
