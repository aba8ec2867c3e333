package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.code;
import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.model.Suppression;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.NextAction;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.insight.Silenced;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The result in the length of a pull-request comment. */
public final class MarkdownReport {

    /** GitHub refuses comments above 65,536 characters. */
    static final int MOST = 60_000;

    private static final String MARKER = "<!-- unblock -->";
    private static final int ENTRY_POINTS = 10;
    private static final int CLEARINGS = 5;
    private static final int FINDINGS = 25;

    private MarkdownReport() {}

    public static String render(Insight insight) {
        return write(new Document(MOST), insight).toString();
    }

    static Document write(Document empty, Insight insight) {
        Document document = empty.block(MARKER)
                .block("## Unblock: " + text(insight.verdict().title())
                        + (insight.seen().nothing()
                                ? ""
                                : " · score " + insight.result().score().value() + " of 100"))
                .block(text(insight.verdict().text()));
        actions(document, insight.next());
        if (insight.matrix().total() > 0) {
            matrix(document, insight);
            entryPoints(document, insight);
            clearings(document, insight);
            findings(document, insight);
        }
        insight.result().metrics().measured().ifPresent(measured -> MeasuredMarkdown.write(document, measured));
        refusals(document, insight);
        silenced(document, insight.silenced());
        TrendMarkdown.write(document, insight.trend());
        coverage(document, insight);
        return document;
    }

    private static void actions(Document document, List<NextAction> actions) {
        if (!actions.isEmpty()) {
            document.lines(
                    "### Do this first\n\n",
                    actions.stream()
                            .map(action -> "1. **" + text(action.title()) + "** " + text(action.reason())
                                    + action.command()
                                            .map(command -> " " + code(command))
                                            .orElse(""))
                            .toList());
        }
    }

    private static void matrix(Document document, Insight insight) {
        String severities = Arrays.stream(Severity.values())
                .map(s -> " " + s.label() + " |")
                .collect(Collectors.joining());
        document.lines(
                "### Findings\n\n| Family |" + severities + " all |\n|:--|" + "--:|".repeat(6) + "\n",
                Arrays.stream(Family.values())
                        .map(family -> "| " + Words.name(family) + " |"
                                + Arrays.stream(Severity.values())
                                        .map(s -> " " + insight.matrix().count(family, s) + " |")
                                        .collect(Collectors.joining())
                                + " " + insight.matrix().count(family) + " |")
                        .toList());
    }

    private static void entryPoints(Document document, Insight insight) {
        List<String> rows = insight.entryPoints().stream()
                .filter(RankedEntryPoint::hasWaits)
                .limit(ENTRY_POINTS)
                .map(ranked -> "| " + code(ranked.label()) + " | "
                        + Words.name(ranked.entryPoint().thread()) + " | "
                        + ranked.waits().entrySet().stream()
                                .map(wait -> text(wait.getKey()) + " " + wait.getValue())
                                .collect(Collectors.joining(", "))
                        + " | " + ranked.price() + " | "
                        + ranked.advice() + " |")
                .toList();
        if (!rows.isEmpty()) {
            document.lines(
                    "### Costliest entry points\n\n| Entry point | Thread | Waits | Time per call | Advice |\n|:--|:--|:--|--:|:--|\n",
                    rows);
        }
    }

    private static void findings(Document document, Insight insight) {
        List<Finding> worst = insight.counted().stream()
                .sorted(RuleGroup.WORST_FIRST)
                .limit(FINDINGS)
                .toList();
        document.lines(
                "<details><summary>The worst " + Figures.count(worst.size(), "finding") + " of "
                        + Figures.count(insight.matrix().total()) + "</summary>\n\n",
                worst.stream()
                        .map(finding -> "- **" + finding.severity().label() + "** "
                                + text(Names.words(finding.rule())) + " at "
                                + code(finding.file() + ":" + finding.line()) + price(finding) + ": "
                                + text(finding.message()))
                        .toList());
        document.block("</details>");
    }

    private static String price(Finding finding) {
        return finding.estimatedMillis() > 0
                ? " (about " + Figures.guess(finding.estimatedMillis()) + " per call)"
                : "";
    }

    private static void clearings(Document document, Insight insight) {
        List<String> rows = insight.clearings().stream()
                .limit(CLEARINGS)
                .map(clearing -> "- " + code(Names.brief(clearing.frame().method())) + " clears "
                        + Figures.count(clearing.paths(), "path") + ": "
                        + Figures.count(clearing.findings(), "finding") + ", "
                        + Figures.count(clearing.entryPoints(), "entry point"))
                .toList();
        if (!rows.isEmpty()) {
            document.lines("### One fix, many paths\n\n", rows);
        }
    }

    private static void refusals(Document document, Insight insight) {
        if (!insight.hazards().isEmpty()) {
            document.lines(
                    "### Declined as unsafe\n\n",
                    insight.hazards().stream()
                            .map(group -> "- " + text(group.hazard().id()) + " "
                                    + text(group.hazard().name()) + ": "
                                    + group.refusals().size())
                            .toList());
        }
    }

    private static void silenced(Document document, Silenced silenced) {
        if (silenced.isNothing()) {
            return;
        }
        if (silenced.acceptedFindings() > 0) {
            document.block("Accepted in the baseline: " + Figures.count(silenced.acceptedFindings(), "finding") + ".");
        }
        if (!silenced.written().isEmpty()) {
            document.lines(
                    "### Silenced in the source\n\n",
                    silenced.written().stream().map(MarkdownReport::suppression).toList());
        }
    }

    private static String suppression(Suppression one) {
        return "- " + code(one.file() + ":" + one.line()) + " " + code(one.rule()) + " (" + Words.name(one.standing())
                + "): " + text(Silenced.terms(one));
    }

    private static void coverage(Document document, Insight insight) {
        document.block("Files parsed " + insight.seen().parsed() + ", calls resolved "
                + insight.seen().resolved() + ", places not analysed "
                + insight.seen().coverage().notAnalysed().size() + ". "
                + text(insight.seen().words()));
    }
}
