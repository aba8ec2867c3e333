package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.code;
import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.Changes;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.List;

/** What a pull request introduces and fixes, in the length of a comment. */
public final class ComparisonMarkdown {

    private static final String MARKER = "<!-- unblock-comparison -->";

    private ComparisonMarkdown() {}

    public static String render(Changes changes) {
        Document document = new Document(MarkdownReport.MOST)
                .block(MARKER)
                .block("## Unblock: " + text(changes.after().project().name()) + ", before and after")
                .block(text(changes.words()
                        + (changes.haveDifferentRules()
                                ? " The two results were made with different rules: what is introduced or fixed can be"
                                        + " their doing."
                                : "")));
        findings(document, "Introduced", changes.introduced());
        findings(document, "Fixed", changes.fixed());
        moved(document, changes.moved());
        if (!changes.changedFigures().isEmpty()) {
            document.lines(
                    "### Figures\n\n| | before | after | difference |\n|:--|--:|--:|--:|\n",
                    changes.changedFigures().stream()
                            .map(ComparisonMarkdown::row)
                            .toList());
        }
        changes.after().metrics().measured().ifPresent(measured -> MeasuredMarkdown.write(document, measured));
        return document.toString();
    }

    private static void findings(Document document, String title, List<Finding> findings) {
        if (!findings.isEmpty()) {
            document.lines(
                    "### " + title + "\n\n",
                    findings.stream()
                            .map(finding -> "- **" + finding.severity().label() + "** "
                                    + text(Names.words(finding.rule())) + " at "
                                    + code(finding.file() + ":" + finding.line()) + ": " + text(finding.message()))
                            .toList());
        }
    }

    /** Only those that another file or method has now: a line moves with every edit above it. */
    private static void moved(Document document, List<Changes.Kept> moved) {
        List<Changes.Kept> far = moved.stream()
                .filter(kept -> !kept.before().id().equals(kept.after().id())
                        || !kept.before().file().equals(kept.after().file()))
                .toList();
        if (!far.isEmpty()) {
            document.lines(
                    "### Moved\n\n",
                    far.stream()
                            .map(kept -> "- " + text(Names.words(kept.after().rule())) + " from "
                                    + code(place(kept.before())) + " to " + code(place(kept.after())))
                            .toList());
        }
    }

    private static String place(Finding finding) {
        return Names.briefest(finding.method()) + " in " + finding.file() + ":" + finding.line();
    }

    private static String row(Changes.Figure figure) {
        return "| " + text(figure.name()) + " | "
                + figure.before().map(Figures::decimal).orElse("–") + " | "
                + figure.after().map(Figures::decimal).orElse("–") + " | " + figure.difference() + " |";
    }
}
