package dev.unblock.cli;

import dev.unblock.migration.Assessment;
import dev.unblock.migration.baseline.Baseline;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.reports.insight.Trend;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unblock check}: the ratchet. Fails on what the baseline does not know. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Exits with 3 when there is a finding that the baseline does not know.")
final class CheckCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(names = "--baseline", paramLabel = "FILE", description = "default: PATH/" + Baseline.FILE)
    private @Nullable Path file;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private EffortOptions effort = new EffortOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Path root = project.project();
        Baseline baseline = Baseline.read(Optional.ofNullable(file).orElse(root.resolve(Baseline.FILE)));
        Destination destination = output.of(root);
        Function<Result, Trend> trend = history.of(root);
        Result result = Assessment.assess(project.assessment().withEffort(effort.file()), console.progress());
        Baseline.Check check = baseline.check(result);
        Result marked = baseline.mark(result);
        Destination reports = destination.with(trend.apply(marked));
        reports.write(marked);
        check.introduced().stream().limit(SHOWN).forEach(this::show);
        console.line("  " + check.introduced().size() + " new, " + check.known().size() + " known, "
                + check.fixed().size() + " fixed (they can be pruned: unblock baseline)");
        reports.annotations(marked).forEach(console::line);
        return (check.passes() ? AnalyzeCommand.finished(result) : ExitCode.GATE_FAILED).number();
    }

    private void show(Finding finding) {
        console.line(finding.file() + ":" + finding.line() + ": "
                + finding.severity().label() + " " + finding.rule() + ": " + finding.message());
    }
}
