package dev.unblock.cli;

import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.History;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.StoredResult;
import java.nio.file.Files;
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

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "show the trend that this history tells; adds nothing")
    private @Nullable Path history;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Result result = StoredResult.read(file);
        Path directory =
                output.given().orElseGet(() -> file.toAbsolutePath().normalize().getParent());
        ReportWriter.write(result, output.formats(), directory, options(result))
                .forEach(written -> console.line(written.toString()));
        return ExitCode.DONE.number();
    }

    private ReportOptions options(Result result) {
        ReportOptions options =
                Optional.ofNullable(sources).map(output::options).orElseGet(output::optionsWithoutSource);
        return history == null ? options : options.withTrend(new History(readable(history)).trend(result));
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read the history " + file);
        }
        return file;
    }
}
