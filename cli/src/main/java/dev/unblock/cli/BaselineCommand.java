package dev.unblock.cli;

import dev.unblock.migration.Assessment;
import dev.unblock.migration.baseline.Baseline;
import dev.unblock.model.Result;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unblock baseline}: accepts what is there today. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = "Writes the findings of today to the baseline, so that 'check' fails on new ones only.")
final class BaselineCommand implements Callable<Integer> {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(names = "--baseline", paramLabel = "FILE", description = "default: PATH/" + Baseline.FILE)
    private @Nullable Path file;

    @Option(names = "--prune-only", description = "only take out what is fixed; accept nothing new")
    private boolean pruneOnly;

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Path path = Optional.ofNullable(file).orElse(project.project().resolve(Baseline.FILE));
        Result result = Assessment.assess(project.assessment(), console.progress());
        Baseline baseline = pruneOnly ? Baseline.read(path).pruned(result) : Baseline.of(result);
        baseline.write(path);
        console.line("  wrote      " + path + " with " + baseline.entries().size() + " finding(s)");
        return AnalyzeCommand.finished(result).number();
    }
}
