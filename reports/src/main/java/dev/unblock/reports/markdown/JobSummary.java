package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.code;
import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.List;

/** The result for the summary page of a build's job: what a comment holds, and a table of all findings. */
public final class JobSummary {

    /** GitHub takes 1 MiB for each step and drops what is longer without a word; a character has up to three bytes. */
    static final int MOST = 300_000;

    private JobSummary() {}

    public static String render(Insight insight) {
        Document document = MarkdownReport.write(new Document(MOST), insight);
        List<Finding> counted =
                insight.counted().stream().sorted(RuleGroup.WORST_FIRST).toList();
        if (!counted.isEmpty()) {
            document.lines(
                    "### All " + Figures.count(counted.size(), "finding")
                            + "\n\n| Severity | Rule | Place | Message |\n|:--|:--|:--|:--|\n",
                    counted.stream().map(JobSummary::row).toList());
        }
        return document.toString();
    }

    private static String row(Finding finding) {
        return "| " + finding.severity().label() + " | " + text(Names.words(finding.rule())) + " | "
                + code(finding.file() + ":" + finding.line()) + " | " + text(finding.message()) + " |";
    }
}
