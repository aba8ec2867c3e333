package dev.unblock.maven;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steps of the plan. Previews (writes wave-N.patch) unless told to apply. Applying proves every step by builds
 * of the project in child processes: compile, tests, a second run that changes nothing; what fails is reverted.
 */
@Mojo(name = "migrate", aggregator = true, threadSafe = true)
public final class MigrateMojo extends ReportingGoal {

    /** Only this wave, 0 to 5. */
    @Parameter(property = "unblock.wave")
    private @Nullable Integer wave;

    /** All waves. */
    @Parameter(property = "unblock.all", defaultValue = "false")
    private boolean all;

    /** Change the sources, and keep what is proven. */
    @Parameter(property = "unblock.apply", defaultValue = "false")
    private boolean apply;

    /** Proof of a step: compile, test or none. */
    @Parameter(property = "unblock.verify", defaultValue = "test")
    private String verify = "test";

    /** Apply although the git tree has uncommitted changes. */
    @Parameter(property = "unblock.allowDirty", defaultValue = "false")
    private boolean allowDirty;

    /** Longest time, in minutes, that one build of the project may take. */
    @Parameter(property = "unblock.timeout", defaultValue = "30")
    private int timeout = 30;

    /** Prove steps by this command, run in the project's folder, instead of by its Maven build. */
    @Parameter(property = "unblock.verifyCommand")
    private @Nullable String verifyCommand;

    /** Commit what is kept to git, one commit a slice. */
    @Parameter(property = "unblock.commit", defaultValue = "false")
    private boolean commit;

    /** Change tests along that only a changed signature touches; without it such steps are declined. */
    @Parameter(property = "unblock.migrateTests", defaultValue = "false")
    private boolean migrateTests;

    /** Take the last applied migration back, byte for byte, and do nothing else. */
    @Parameter(property = "unblock.undo", defaultValue = "false")
    private boolean undo;

    @Inject
    public MigrateMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() {
        if (undo) {
            List<String> told = Migration.undo(folders().root());
            told.forEach(this::say);
            if (told.isEmpty()) {
                say("There is nothing to take back.");
            }
            return;
        }
        MigrationRequest request = request();
        MigrationOutcome outcome = Migration.migrate(request);
        String report = write(outcome.result());
        writePlan(outcome.result());
        tell(outcome);
        say("  report     " + report);
    }

    private MigrationRequest request() {
        return new MigrationRequest(
                analysis(),
                Waves.of(wave, all),
                apply ? Mode.APPLY : Mode.PREVIEW,
                new Proving(
                        Choice.of("unblock.verify", verify, Verification.class),
                        Duration.ofMinutes(timeout),
                        ChildBuild.options(session()),
                        Optional.ofNullable(verifyCommand)),
                allowDirty ? UncommittedChanges.ALLOWED : UncommittedChanges.REFUSED,
                commit ? Commits.PER_SLICE : Commits.NONE,
                migrateTests ? TestCode.MIGRATED_ALONG : TestCode.LEFT_ALONE,
                output(),
                progress());
    }

    private void tell(MigrationOutcome outcome) {
        outcome.notes().forEach(note -> getLog().warn(note));
        say(String.format(
                "  steps      %d %s, %d reverted, %d skipped, %d with nothing to do, %d declined",
                outcome.count(apply ? State.KEPT : State.PROPOSED),
                apply ? "kept" : "proposed",
                outcome.count(State.REVERTED),
                outcome.count(State.SKIPPED),
                outcome.count(State.NOTHING_TO_DO),
                outcome.result().plan().refusals().size()));
        say(String.format(
                "  files      %d changed, %d new%s",
                outcome.changedFiles().size(),
                outcome.createdFiles().size(),
                apply ? "" : " (preview: nothing was written to the sources; add -Dunblock.apply)"));
        say("  waits      " + outcome.requestWaits());
        outcome.table().forEach(this::say);
        outcome.written().stream()
                .filter(file -> file.toString().endsWith(".patch"))
                .forEach(file -> say("  patch      " + file.toUri()));
    }
}
