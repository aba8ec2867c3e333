package dev.unblock.cli;

import dev.unblock.migration.repository.GitRepository;
import dev.unblock.model.Result;
import dev.unblock.reports.History;
import dev.unblock.reports.insight.Trend;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where it is written down how a project stands from day to day. */
final class HistoryOptions {

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "a file of JSON lines to which this result is added, and from which reports show the trend")
    private @Nullable Path file;

    @Option(
            names = "--date",
            paramLabel = "DAY",
            description = "the day to write into the history, e.g. 2026-11-21; default: that of the git commit")
    private @Nullable String date;

    /** Adds a result to the history, where one is asked for, and gives what it shows then. */
    Function<Result, Trend> of(Path project) {
        if (file == null) {
            return result -> Trend.NONE;
        }
        History history = new History(file);
        // Asked for before the analysis, not after it.
        String day = day(project);
        return result -> {
            history.add(day, result);
            return history.trend(result);
        };
    }

    private String day(Path project) {
        return History.day(
                Optional.ofNullable(date), () -> GitRepository.of(project).flatMap(GitRepository::commitDay), "--date");
    }
}
