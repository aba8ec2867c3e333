package dev.unblock.cli;

import dev.unblock.model.UsageException;
import dev.unblock.reports.Portfolio;
import dev.unblock.reports.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unblock audit}: many repositories, one portfolio report. A repository that fails is a row, never the end. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Analyses many repositories and writes one portfolio report over them.")
final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--repos",
            required = true,
            paramLabel = "FILE",
            description = "the folder of a repository on each line, # starts a comment; or CSV with a header and a"
                    + " column 'path'; relative folders are meant from the file's place; - reads standard input")
    private Path list = Path.of("");

    @Option(names = "--output", paramLabel = "DIR", description = "folder for the reports; default: ${DEFAULT-VALUE}")
    private Path output = Path.of("unblock-audit");

    @Option(
            names = "--format",
            paramLabel = "LIST",
            description = "of each repository's own report, as of analyze; default: html,json")
    private String formats = "html,json";

    @Option(names = "--no-source", description = "leave every line of source out of the reports")
    private boolean noSource;

    @Option(names = "--resume", description = "keep the results of an earlier run; analyse only what has none yet")
    private boolean resume;

    @Mixin
    private PresentationOptions look = new PresentationOptions();

    @Mixin
    private EffortOptions effort = new EffortOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        OutputOptions options = OutputOptions.of(formats, noSource, look);
        List<Path> folders = RepositoryList.folders(list);
        Path directory = directory();
        RepositoryAudit audit = new RepositoryAudit(
                directory,
                options.formats(),
                options::options,
                effort.file(),
                resume ? RepositoryAudit.Earlier.KEPT : RepositoryAudit.Earlier.REPLACED);
        try (FolderLock lock = FolderLock.of(directory)) {
            return written(Portfolio.of(rows(folders, audit)), lock.folder()).number();
        }
    }

    private ExitCode written(Portfolio portfolio, Path directory) {
        ReportWriter.write(directory.resolve("portfolio.html"), portfolio.html(look.presentation()));
        ReportWriter.write(directory.resolve("portfolio.md"), portfolio.markdown());
        ReportWriter.write(directory.resolve("portfolio.csv"), portfolio.csv());
        ReportWriter.write(directory.resolve("portfolio.json"), portfolio.json());
        console.line("  report     " + directory.resolve("portfolio.html"));
        return portfolio.isComplete() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private List<Portfolio.Row> rows(List<Path> folders, RepositoryAudit audit) {
        Map<Path, String> names = RepositoryNames.of(folders);
        Map<Path, String> places = RepositoryNames.places(names);
        List<Portfolio.Row> rows = new ArrayList<>();
        for (Path folder : folders) {
            String name = names.getOrDefault(folder, "");
            console.progress().accept((rows.size() + 1) + "/" + folders.size() + " " + name);
            Portfolio.Row row = audit.row(name, folder, places.getOrDefault(folder, ""));
            if (!row.problem().isEmpty()) {
                console.progress().accept(name + " failed: " + row.problem());
            }
            rows.add(row);
        }
        long analysed = rows.stream().filter(row -> row.problem().isEmpty()).count();
        console.line("  audited    " + analysed + " of " + rows.size() + " repositories");
        return rows;
    }

    /** Where the reports go; found out before the first of many analyses, not after the last. */
    private Path directory() {
        Path directory = output.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException("cannot make the folder " + output + "; give one that can be written to", e);
        }
        if (!Files.isWritable(directory)) {
            throw new UsageException("cannot write to " + output + "; give a folder that can be written to");
        }
        return directory;
    }
}
