package dev.unblock.cli;

import dev.unblock.model.Result;
import dev.unblock.reports.ReportWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unblock report}: renders a stored result again, without analysing. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Renders a stored result again, without analysing.")
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESULT.json", description = "an unblock.json")
    private Path file = Path.of("unblock.json");

    @Option(names = "--sources", paramLabel = "DIR", description = "the project's folder, to show source lines from")
    private @Nullable Path sources;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Result result = ResultFiles.read(file);
        Path directory =
                output.given().orElseGet(() -> file.toAbsolutePath().normalize().getParent());
        ReportWriter.write(
                        result,
                        output.formats(),
                        directory,
                        Optional.ofNullable(sources).map(output::options).orElseGet(output::optionsWithoutSource))
                .forEach(written -> console.line(written.toString()));
        return ExitCode.DONE.number();
    }
}
