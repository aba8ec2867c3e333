package dev.unblock.cli;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.Assessment;
import dev.unblock.migration.AssessmentRequest;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.Portfolio;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.StoredResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Audits one repository after the other into the folder of a portfolio.
 *
 * @param options how to render the reports of the repository in a folder
 * @param effort hours that work takes, instead of each repository's own file
 */
record RepositoryAudit(
        Path directory,
        Set<ReportFormat> formats,
        Function<Path, ReportOptions> options,
        Optional<Path> effort,
        Earlier earlier) {

    private static final String REPOSITORIES = "repositories";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:^|[/\\\\])(?:(?:https?|ssh|git|file):|[\\w.-]+@[\\w.-]+:)");

    /** What happens to the results of an earlier run. */
    enum Earlier {
        KEPT,
        REPLACED
    }

    /** The repository's row; its reports are written to the place. Whatever goes wrong becomes the row's problem. */
    Portfolio.Row row(String name, Path folder, String place) {
        Path reports = directory.resolve(REPOSITORIES).resolve(place);
        String link = REPOSITORIES + "/" + place + "/" + linked().fileName();
        try {
            return Portfolio.Row.analysed(name, link, result(folder, reports));
        } catch (UsageException e) {
            return Portfolio.Row.failed(name, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // A compiler's assertion, a stack or heap that one strange repository uses up: the others go on.
            return Portfolio.Row.failed(name, inWords(e));
        }
    }

    private Result result(Path folder, Path reports) {
        Optional<Result> kept = earlier == Earlier.KEPT ? stored(reports) : Optional.empty();
        Result result = kept.orElseGet(() -> assessed(folder));
        if (kept.isEmpty() || formats.stream().anyMatch(format -> !Files.exists(reports.resolve(format.fileName())))) {
            ReportWriter.write(result, formats, reports, options.apply(folder));
        }
        return result;
    }

    private Result assessed(Path folder) {
        if (!Files.exists(folder)) {
            throw new UsageException(
                    ADDRESS.matcher(folder.toString()).find()
                            ? "this is an address, not a folder; clone it first, as the audit never uses the network"
                            : "there is no such folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("this is a file; give the folder of a project");
        }
        return Assessment.assess(
                AssessmentRequest.of(AnalysisRequest.of(folder).on(LocalDate.now(ZoneOffset.UTC)))
                        .withEffort(effort),
                line -> {});
    }

    /** The result that an earlier run left; one that cannot be read is made anew. */
    private static Optional<Result> stored(Path reports) {
        Path file = reports.resolve(ReportFormat.JSON.fileName());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StoredResult.read(file));
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    private ReportFormat linked() {
        return formats.contains(ReportFormat.HTML) ? ReportFormat.HTML : ReportFormat.JSON;
    }

    private static String inWords(Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return "too large for the memory given to this run; try again with more, e.g. java -Xmx8g";
        }
        if (problem instanceof StackOverflowError) {
            return "nested too deeply for the stack of this run; try again with more, e.g. java -Xss64m";
        }
        String said = Optional.ofNullable(problem.getMessage())
                .map(message -> ": " + message)
                .orElse("");
        String where = problem.getStackTrace().length == 0 ? "" : " at " + problem.getStackTrace()[0];
        return "internal error, please report it: " + problem.getClass().getSimpleName() + said + where;
    }
}
