package dev.unblock.maven;

import dev.unblock.migration.repository.GitRepository;
import dev.unblock.model.Result;
import dev.unblock.reports.History;
import dev.unblock.reports.ReportOptions;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * A goal that every module of a reactor executes and that does its work once, for all of them, when the last one has
 * come by. A goal that ran at the root would run before the modules are built.
 */
abstract class ReactorGoal extends ReportingGoal {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** A file of JSON lines, relative to the top folder, to which this result is added; reports then show the trend. */
    @Parameter(property = "unblock.history")
    private @Nullable String history;

    /** The day to write into the history, e.g. 2026-11-21; default: that of the git commit. */
    @Parameter(property = "unblock.date")
    private @Nullable String date;

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

    @Override
    final ReportOptions options(Result result) {
        ReportOptions options = super.options(result);
        if (history == null) {
            return options;
        }
        History written = new History(folders().resolve(history));
        written.add(day(), result);
        return options.withTrend(written.trend(result));
    }

    private String day() {
        return History.day(
                Optional.ofNullable(date),
                () -> GitRepository.of(folders().root()).flatMap(GitRepository::commitDay),
                "-Dunblock.date");
    }
}
