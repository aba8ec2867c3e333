package dev.unblock.cli;

import dev.unblock.analyzer.RulePages;
import dev.unblock.migration.repository.GitRepository;
import dev.unblock.model.UsageException;
import dev.unblock.reports.ProjectSources;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.presentation.Layout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go, and in which forms. */
final class OutputOptions {

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "folder for the results; default: PATH/target/unblock")
    private @Nullable Path output;

    @Option(
            names = "--format",
            paramLabel = "LIST",
            description = "html, json, sarif, csv, md, summary, junit, gitlab, github, separated by commas; default:"
                    + " html,json,sarif,md")
    private String formats = "html,json,sarif,md";

    @Option(names = "--no-source", description = "leave every line of source out of the reports")
    private boolean noSource;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "file: the page is one file; directory: a folder report/ without code inside the page, for"
                    + " servers with a strict content security policy; default: file")
    private Layout layout = Layout.FILE;

    @Mixin
    private PresentationOptions look = new PresentationOptions();

    static OutputOptions of(String formats, boolean noSource, PresentationOptions look) {
        OutputOptions options = new OutputOptions();
        options.formats = formats;
        options.noSource = noSource;
        options.look = look;
        return options;
    }

    /** Where and how the project's reports are written. */
    Destination of(Path project) {
        return new Destination(
                given().orElseGet(() -> project.resolve("target").resolve("unblock")), formats(), options(project));
    }

    /** The folder that was given, if one was. */
    Optional<Path> given() {
        return Optional.ofNullable(output).map(folder -> folder.toAbsolutePath().normalize());
    }

    /** The formats asked for; {@code unblock.json} is always written, as it is what other commands read. */
    Set<ReportFormat> formats() {
        Set<ReportFormat> chosen = EnumSet.of(ReportFormat.JSON);
        Arrays.stream(formats.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .map(OutputOptions::format)
                .forEach(chosen::add);
        return chosen;
    }

    ReportOptions options(Path project) {
        ReportOptions options = GitRepository.of(project)
                .map(repository -> optionsWithoutSource().in(repository.page(), repository.folder()))
                .orElseGet(this::optionsWithoutSource);
        return noSource ? options : options.withSources(new ProjectSources(project));
    }

    ReportOptions optionsWithoutSource() {
        return ReportOptions.plain()
                .withRulePages(RulePages::page)
                .withPresentation(look.presentation().as(layout));
    }

    private static ReportFormat format(String label) {
        return ReportFormat.fromLabel(label)
                .orElseThrow(() -> new UsageException(
                        "--format does not know '" + label + "'; it knows " + ReportFormat.labels()));
    }
}
