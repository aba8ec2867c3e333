package dev.unblock.maven;

import dev.unblock.migration.Migration;
import dev.unblock.migration.MigrationOutcome;
import dev.unblock.migration.MigrationRequest;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan.State;
import java.time.Duration;
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

    @Inject
    public MigrateMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() {
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
                Choice.of("unblock.verify", verify, Verification.class),
                allowDirty ? UncommittedChanges.ALLOWED : UncommittedChanges.REFUSED,
                output(),
                Duration.ofMinutes(timeout),
                ChildBuild.options(session()),
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
        outcome.written().stream()
                .filter(file -> file.toString().endsWith(".patch"))
                .forEach(file -> say("  patch      " + file.toUri()));
    }
}
