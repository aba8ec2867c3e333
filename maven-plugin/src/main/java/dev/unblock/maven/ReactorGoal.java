package dev.unblock.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * A goal that every module of a reactor executes and that does its work once, for all of them, when the last one has
 * come by. A goal that ran at the root would run before the modules are built.
 */
abstract class ReactorGoal extends ReportingGoal {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    ReactorGoal(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    final void run() throws MojoFailureException {
        RollCall rollCall = RollCall.in(session().getRepositorySession().getData(), RollCall.name(execution()));
        RollCall.Answer answer = isSkipped() ? RollCall.Answer.SKIPS : RollCall.Answer.WANTS;
        RollCall.State state = rollCall.answer(
                project.getId(), answer, Participants.of(session().getProjects(), execution()));
        switch (state) {
            case WAITING -> say(isSkipped() ? SKIPPED : "The last module of the reactor does the work for all.");
            case NOT_WANTED -> say(SKIPPED);
            case COMPLETE -> work();
        }
    }
}
