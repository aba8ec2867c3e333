package dev.unblock.reports;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Severity;
import dev.unblock.reports.html.HtmlReport;
import dev.unblock.reports.insight.Changes;
import dev.unblock.reports.markdown.ComparisonMarkdown;
import dev.unblock.reports.presentation.Presentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Two results of one project side by side: what was introduced, what was fixed, how the figures moved. */
public final class Comparison {

    static final String SCHEMA = "unblock-comparison/1";

    private final Changes changes;

    private Comparison(Changes changes) {
        this.changes = changes;
    }

    public static Comparison of(Result before, Result after) {
        return new Comparison(Changes.of(before, after));
    }

    /** Whether nothing differs, neither findings nor figures. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Findings that only the later result has, the worst first. */
    public List<Finding> introduced() {
        return changes.introduced();
    }

    /** Findings that only the earlier result has, the worst first. */
    public List<Finding> fixed() {
        return changes.fixed();
    }

    /** Findings of the later result that the earlier one had too. */
    public List<Finding> unchanged() {
        return changes.unchanged().stream().map(Changes.Kept::after).toList();
    }

    /** Those of them that are at another place now. */
    public List<Finding> moved() {
        return changes.moved().stream().map(Changes.Kept::after).toList();
    }

    /** The changes in a sentence. */
    public String words() {
        return changes.words();
    }

    /**
     * Writes the comparison in all its forms, of which the page is in this presentation; returns the one to look at.
     *
     * @throws dev.unblock.model.UsageException if the folder cannot be made or written to
     */
    public Path write(Path folder, Presentation presentation) {
        Path page = folder.resolve("comparison.html");
        ReportWriter.write(page, html(presentation));
        ReportWriter.write(folder.resolve("comparison.md"), markdown());
        ReportWriter.write(folder.resolve("comparison.json"), json());
        return page;
    }

    public String html(Presentation presentation) {
        return HtmlReport.render(changes, presentation);
    }

    public String markdown() {
        return ComparisonMarkdown.render(changes);
    }

    public String json() {
        return ResultJson.write(new Json(
                SCHEMA,
                Side.of(changes.before()),
                Side.of(changes.after()),
                changes.introduced().stream().map(Entry::of).toList(),
                changes.fixed().stream().map(Entry::of).toList(),
                changes.moved().stream().map(Moved::of).toList(),
                changes.unchanged().stream().map(kept -> kept.after().id()).toList(),
                changes.figures()));
    }

    private record Json(
            String schema,
            Side before,
            Side after,
            List<Entry> introduced,
            List<Entry> fixed,
            List<Moved> moved,
            List<String> unchanged,
            List<Changes.Figure> figures) {}

    private record Side(String project, Optional<String> commit, int findings, int score) {

        private static Side of(Result result) {
            return new Side(
                    result.project().name(),
                    result.project().commit(),
                    result.findings().size(),
                    result.score().value());
        }
    }

    private record Entry(String id, String rule, Severity severity, String file, int line, String method) {

        private static Entry of(Finding finding) {
            return new Entry(
                    finding.id(), finding.rule(), finding.severity(), finding.file(), finding.line(), finding.method());
        }
    }

    private record Moved(
            String id, String rule, Severity severity, String file, int line, String method, Place before) {

        private static Moved of(Changes.Kept kept) {
            Finding now = kept.after();
            Finding then = kept.before();
            return new Moved(
                    now.id(),
                    now.rule(),
                    now.severity(),
                    now.file(),
                    now.line(),
                    now.method(),
                    new Place(then.id(), then.file(), then.line(), then.method()));
        }
    }

    private record Place(String id, String file, int line, String method) {}
}
