package dev.unblock.cli;

import dev.unblock.migration.Migration;
import dev.unblock.migration.MigrationOutcome;
import dev.unblock.migration.MigrationRequest;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan.State;
import dev.unblock.model.UsageException;
import dev.unblock.reports.PlanReport;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.csv.PlanIssuesCsv;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code unblock migrate}: takes the steps of the plan; previews unless told to apply. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the steps of the plan. Previews (writes wave-N.patch) unless --apply is given.",
            "Applying proves every step: compile, tests, a second run that changes nothing; what fails is reverted."
        })
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(names = "--wave", paramLabel = "N", description = "only this wave, 0 to 5")
    private @Nullable Integer wave;

    @Option(names = "--all", description = "all waves")
    private boolean all;

    @Option(names = "--apply", description = "change the sources, and keep what is proven")
    private boolean apply;

    @Option(
            names = "--verify",
            paramLabel = "HOW",
            description = "proof of a step: compile, test or none; default: test. Runs the project's own build")
    private Verification verify = Verification.TEST;

    @Option(names = "--allow-dirty", description = "apply although the git tree has uncommitted changes")
    private boolean allowDirty;

    @Option(
            names = "--timeout",
            paramLabel = "MINUTES",
            description = "longest time one build of the project may take; default: 30")
    private int timeout = 30;

    @Option(
            names = "--verify-command",
            paramLabel = "COMMAND",
            description = "prove steps by this command, run in the project's folder, instead of by its Maven or Gradle"
                    + " build; exit code 0 means that all is well")
    private @Nullable String verifyCommand;

    @Option(names = "--commit", description = "commit what is kept to git, one commit a slice")
    private boolean commit;

    @Option(
            names = "--migrate-tests",
            description = "change tests along that only a changed signature touches (MockMvc without asyncDispatch);"
                    + " without it such steps are declined")
    private boolean migrateTests;

    @Option(names = "--undo", description = "take the last applied migration back, byte for byte, and do nothing else")
    private boolean undo;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        if (undo) {
            return takeBack();
        }
        Destination destination = output.of(project.project());
        Path directory = destination.folder();
        MigrationOutcome outcome = Migration.migrate(request(directory));
        destination.write(outcome.result());
        ReportWriter.write(directory.resolve(PlanReport.FILE_NAME), PlanReport.render(outcome.result()));
        ReportWriter.write(
                directory.resolve(PlanIssuesCsv.FILE_NAME),
                PlanIssuesCsv.render(outcome.result().plan()));
        tell(outcome, directory);
        return AnalyzeCommand.finished(outcome.result()).number();
    }

    private int takeBack() {
        if (all || wave != null || apply || commit) {
            throw new UsageException("--undo stands alone");
        }
        List<String> told = Migration.undo(project.project());
        told.forEach(console::line);
        if (told.isEmpty()) {
            console.line("There is nothing to take back.");
        }
        return ExitCode.DONE.number();
    }

    private MigrationRequest request(Path directory) {
        if (all == (wave != null)) {
            throw new UsageException("say either --all or --wave N");
        }
        if (wave != null && (wave < 0 || wave > 5)) {
            throw new UsageException("--wave goes from 0 to 5, not " + wave);
        }
        if (timeout < 1) {
            throw new UsageException("--timeout is in minutes, at least 1");
        }
        if (commit && !apply) {
            throw new UsageException("--commit needs --apply");
        }
        return new MigrationRequest(
                project.request(),
                Optional.ofNullable(wave),
                apply ? Mode.APPLY : Mode.PREVIEW,
                new Proving(verify, Duration.ofMinutes(timeout), List.of(), Optional.ofNullable(verifyCommand)),
                allowDirty ? UncommittedChanges.ALLOWED : UncommittedChanges.REFUSED,
                commit ? Commits.PER_SLICE : Commits.NONE,
                migrateTests ? TestCode.MIGRATED_ALONG : TestCode.LEFT_ALONE,
                directory,
                console.progress());
    }

    private void tell(MigrationOutcome outcome, Path directory) {
        outcome.notes().forEach(note -> console.line("  note       " + note));
        console.line(String.format(
                "  steps      %d %s, %d reverted, %d skipped, %d with nothing to do, %d declined",
                apply ? outcome.count(State.KEPT) : outcome.count(State.PROPOSED),
                apply ? "kept" : "proposed",
                outcome.count(State.REVERTED),
                outcome.count(State.SKIPPED),
                outcome.count(State.NOTHING_TO_DO),
                outcome.result().plan().refusals().size()));
        console.line(String.format(
                "  files      %d changed, %d new%s",
                outcome.changedFiles().size(),
                outcome.createdFiles().size(),
                apply ? "" : " (preview: nothing was written to the sources)"));
        console.line("  waits      " + outcome.requestWaits());
        outcome.table().forEach(console::line);
        outcome.written().stream()
                .filter(file -> file.toString().endsWith(".patch"))
                .forEach(file -> console.line("  patch      " + file));
        console.line("  report     " + directory.resolve("report.html"));
    }
}
