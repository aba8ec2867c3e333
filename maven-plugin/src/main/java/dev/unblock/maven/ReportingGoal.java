package dev.unblock.maven;

import dev.unblock.analyzer.RulePages;
import dev.unblock.model.Result;
import dev.unblock.reports.PlanReport;
import dev.unblock.reports.ProjectSources;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What goals share that write reports. */
abstract class ReportingGoal extends ProjectGoal {

    /** Folder for the results, relative to the top folder; default: target/unblock. */
    @Parameter(property = "unblock.output")
    private @Nullable String output;

    /** Forms of the results: html, json, sarif, csv, md. {@code unblock.json} is always written. */
    @Parameter(property = "unblock.formats", defaultValue = "html,json,sarif,md")
    private String formats = "html,json,sarif,md";

    /** Leave every line of source out of the reports. */
    @Parameter(property = "unblock.noSource", defaultValue = "false")
    private boolean noSource;

    ReportingGoal(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    final Path output() {
        return folders().output(output);
    }

    /** Writes the reports; returns the one to look at, as a link. */
    final String write(Result result) {
        Set<ReportFormat> chosen = Choice.formats("unblock.formats", formats);
        List<Path> written = ReportWriter.write(result, chosen, output(), options());
        return written.stream()
                .filter(file -> file.endsWith(ReportFormat.HTML.fileName()))
                .findFirst()
                .orElseGet(this::output)
                .toUri()
                .toString();
    }

    final void writePlan(Result result) {
        ReportWriter.write(output().resolve(PlanReport.FILE_NAME), PlanReport.render(result, door()));
    }

    private ReportOptions options() {
        ReportOptions plain =
                ReportOptions.plain().withRulePages(RulePages::page).withDoor(door());
        return noSource ? plain : plain.withSources(new ProjectSources(folders().root()));
    }
}
