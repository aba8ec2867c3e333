package dev.unblock.cli;

import dev.unblock.model.Result;
import dev.unblock.reports.Comparison;
import dev.unblock.reports.StoredResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 when an introduced finding is at least this severe: critical, high, medium, low,"
                    + " info")
    private @Nullable String failOn;

    @Mixin
    private PresentationOptions look = new PresentationOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Optional<Gate> gate = Gate.of(failOn);
        Result older = StoredResult.read(before);
        Result newer = StoredResult.read(after);
        Comparison comparison = Comparison.of(older, newer);
        Path report = comparison.write(output.toAbsolutePath().normalize(), look.presentation());
        console.line("  findings   " + comparison.introduced().size() + " introduced, "
                + comparison.fixed().size() + " fixed, "
                + comparison.unchanged().size() + " unchanged, "
                + comparison.moved().size() + " of them at another place");
        console.line("  report     " + report);
        long failing = gate.map(asked -> asked.failing(comparison.introduced())).orElse(0L);
        gate.filter(asked -> failing > 0).ifPresent(asked -> console.line(asked.words(failing)));
        return (failing > 0 ? ExitCode.GATE_FAILED : ExitCode.DONE).number();
    }
}
