package dev.unblock.reports.html;

import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every finding on a line, below a line for its file: all that a reader without scripts has of most findings, and what the
 * script reads its table from. Cells stay open, as HTML allows: with tens of thousands of rows that counts.
 */
final class FindingRows {

    private FindingRows() {}

    /**
     * The rows.
     *
     * @param inFull ids of findings that have a card elsewhere, whose rows link there
     */
    static String of(List<Finding> findings, Set<String> inFull) {
        StringBuilder out = new StringBuilder(findings.size() * 200);
        String file = "";
        for (Finding finding : findings) {
            if (!finding.file().equals(file)) {
                file = finding.file();
                out.append("<tr><th colspan=\"6\">").append(escaped(file)).append('\n');
            }
            row(finding, inFull.contains(finding.id()), out);
        }
        return out.toString();
    }

    /** Findings whose details are packed away, by rule: alike texts beside each other take less room. */
    static List<Finding> packed(List<Finding> findings, Set<String> inFull) {
        return findings.stream()
                .filter(finding -> !inFull.contains(finding.id()))
                .sorted(Comparator.comparing(Finding::rule))
                .toList();
    }

    /** The findings that deserve a card, the worst first. */
    static Set<String> worst(List<Finding> findings, int most) {
        return findings.stream()
                .sorted(RuleGroup.WORST_FIRST)
                .limit(most)
                .map(Finding::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void row(Finding finding, boolean isInFull, StringBuilder out) {
        String id = escaped(finding.id());
        out.append(isInFull ? "<tr data-f=\"" : "<tr id=\"").append(id).append("\"><td>");
        out.append(severity(finding)).append("<td>");
        String rule = escaped(finding.rule());
        out.append(isInFull ? "<a href=\"#" + id + "\">" + rule + "</a>" : rule);
        out.append("<td>").append(finding.line()).append("<td>");
        out.append(escaped(Names.briefest(finding.method()))).append("<td>");
        out.append(threads(finding)).append("<td>").append(time(finding)).append('\n');
    }

    private static String severity(Finding finding) {
        String status = finding.status() == Finding.Status.OPEN
                ? ""
                : ", " + finding.status().name().toLowerCase(java.util.Locale.ROOT);
        return finding.severity().label() + status;
    }

    private static String threads(Finding finding) {
        return finding.threads().stream().map(ThreadContext::label).collect(Collectors.joining(", "));
    }

    private static String time(Finding finding) {
        return finding.estimatedMillis() > 0 ? Figures.guess(finding.estimatedMillis()) : "";
    }

    private static String escaped(String text) {
        return Svg.escaped(text);
    }
}
