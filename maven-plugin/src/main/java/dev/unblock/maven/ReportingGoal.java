package dev.unblock.maven;

import dev.unblock.analyzer.RulePages;
import dev.unblock.migration.repository.GitRepository;
import dev.unblock.model.Result;
import dev.unblock.reports.BrandFile;
import dev.unblock.reports.PlanReport;
import dev.unblock.reports.ProjectSources;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.csv.PlanIssuesCsv;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import java.io.File;
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

    /**
     * Forms of the results: html, json, sarif, csv, md, summary, junit, gitlab, github. {@code unblock.json} is always
     * written.
     */
    @Parameter(property = "unblock.formats", defaultValue = "html,json,sarif,md")
    private String formats = "html,json,sarif,md";

    /** Leave every line of source out of the reports. */
    @Parameter(property = "unblock.noSource", defaultValue = "false")
    private boolean noSource;

    /** {@code file}: the page is one file; {@code directory}: a folder without code inside the page. */
    @Parameter(property = "unblock.layout", defaultValue = "file")
    private String layout = "file";

    /** What the page speaks: en, de. */
    @Parameter(property = "unblock.locale", defaultValue = "en")
    private String locale = "en";

    /** A properties file: title, logo, accent, footer, hide, requests, threads, instance, hour. */
    @Parameter(property = "unblock.brand")
    private @Nullable File brand;

    ReportingGoal(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    final Path output() {
        return folders().output(output);
    }

    /** Writes the reports; returns the one to look at, as a link. */
    final String write(Result result) {
        Set<ReportFormat> chosen = Choice.formats("unblock.formats", formats);
        List<Path> written = ReportWriter.write(result, chosen, output(), options(result));
        return written.stream()
                .filter(file -> file.toString().endsWith(".html"))
                .findFirst()
                .orElseGet(this::output)
                .toUri()
                .toString();
    }

    final void writePlan(Result result) {
        ReportWriter.write(output().resolve(PlanReport.FILE_NAME), PlanReport.render(result, door()));
        ReportWriter.write(output().resolve(PlanIssuesCsv.FILE_NAME), PlanIssuesCsv.render(result.plan()));
    }

    /** How the reports of a result are rendered. */
    ReportOptions options(Result result) {
        ReportOptions plain = ReportOptions.plain()
                .withRulePages(RulePages::page)
                .withDoor(door())
                .withPresentation(presentation());
        ReportOptions located = GitRepository.of(folders().root())
                .map(repository -> plain.in(repository.page(), repository.folder()))
                .orElse(plain);
        return noSource
                ? located
                : located.withSources(new ProjectSources(folders().root()));
    }

    private Presentation presentation() {
        Presentation chosen = Presentation.OURS
                .as(Choice.of("unblock.layout", layout, Layout.class))
                .in(Choice.of("unblock.locale", locale, Language.class));
        return brand == null ? chosen : BrandFile.apply(brand.toPath(), chosen);
    }
}
