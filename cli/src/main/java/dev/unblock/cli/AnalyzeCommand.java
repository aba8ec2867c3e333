package dev.unblock.cli;

import dev.unblock.migration.Assessment;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Result;
import dev.unblock.reports.ConsoleSummary;
import dev.unblock.reports.insight.Trend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private EffortOptions effort = new EffortOptions();

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
        Optional<Gate> gate = Gate.of(failOn);
        Path root = project.project();
        Destination destination = output.of(root);
        Function<Result, Trend> trend = history.of(root);
        Result result = Assessment.assess(
                project.assessment(recording, measured).withEffort(effort.file()), console.progress());
        Destination reports = destination.with(trend.apply(result));
        List<Path> written = reports.write(result);
        console.lines(ConsoleSummary.lines(result));
        console.line("  report     " + shown(written, reports.folder()));
        reports.annotations(result).forEach(console::line);
        return (gate.isPresent() ? gated(result, gate.get()) : finished(result)).number();
    }

    private ExitCode gated(Result result, Gate gate) {
        long failing = gate.failing(result.findings());
        if (failing == 0) {
            return finished(result);
        }
        console.line(gate.words(failing));
        return ExitCode.GATE_FAILED;
    }

    /** Sources that could not be read and rules that failed make a result partial; a missing library only makes it less sure. */
    static ExitCode finished(Result result) {
        boolean partial = result.coverage().parsedFiles() < result.coverage().sourceFiles()
                || result.coverage().notAnalysed().stream().anyMatch(NotAnalysed::hidesFindings);
        return partial ? ExitCode.PARTIAL : ExitCode.DONE;
    }

    private static Path shown(List<Path> written, Path directory) {
        return written.stream()
                .filter(file -> file.toString().endsWith(".html"))
                .findFirst()
                .orElse(directory);
    }
}
