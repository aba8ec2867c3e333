package dev.unblock.maven;

import dev.unblock.model.Result;
import dev.unblock.reports.History;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.StoredResult;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** Renders a stored result again, in any form and presentation, without analysing. */
@Mojo(name = "report", requiresProject = false, aggregator = true, threadSafe = true)
public final class ReportMojo extends ReportingGoal {

    /** The unblock.json to render, relative to the folder that Maven was started for. */
    @Parameter(property = "unblock.result", defaultValue = "target/unblock/unblock.json")
    private String result = "target/unblock/unblock.json";

    /** A file of JSON lines, as {@code analyze} writes it, whose trend is shown; nothing is added to it. */
    @Parameter(property = "unblock.history")
    private @Nullable String history;

    @Inject
    public ReportMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() {
        Result stored = StoredResult.read(folders().resolve(result));
        say("  report     " + write(stored));
    }

    @Override
    ReportOptions options(Result stored) {
        ReportOptions options = super.options(stored);
        return history == null ? options : options.withTrend(new History(readable(history)).trend(stored));
    }
}
