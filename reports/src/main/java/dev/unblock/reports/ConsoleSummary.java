package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.NextAction;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import dev.unblock.reports.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result in at most ten lines of plain text for a terminal. */
public final class ConsoleSummary {

    private static final int WIDTH = 110;

    private ConsoleSummary() {}

    public static List<String> lines(Result result) {
        Insight insight = Insight.of(result);
        List<String> lines = new ArrayList<>();
        lines.add(result.project().name() + ": " + insight.verdict().title()
                + (insight.seen().nothing() ? "" : ", score " + result.score().value() + " of 100"));
        lines.add(row("findings", findings(insight)));
        costliest(insight).ifPresent(label -> lines.add(row("costliest", label)));
        oneFix(insight).ifPresent(fix -> lines.add(row("one fix", fix)));
        lines.add(row("effort", effort(insight)));
        insight.next().stream()
                .map(action -> row("next", action.title() + command(action)))
                .forEach(lines::add);
        lines.add(row(
                "seen",
                insight.seen().parsed() + " of files, " + insight.seen().resolved() + " of calls, "
                        + Figures.count(result.coverage().notAnalysed().size(), "place") + " not analysed"));
        return lines.stream().map(ConsoleSummary::fitted).toList();
    }

    private static String findings(Insight insight) {
        String severities = Arrays.stream(Severity.values())
                .filter(severity -> insight.matrix().count(severity) > 0)
                .map(severity -> Figures.count(insight.matrix().count(severity)) + " " + severity.label())
                .collect(Collectors.joining(", "));
        return Figures.count(insight.matrix().total()) + (severities.isEmpty() ? "" : " (" + severities + ")");
    }

    private static Optional<String> costliest(Insight insight) {
        return insight.entryPoints().stream()
                .filter(RankedEntryPoint::hasWaits)
                .findFirst()
                .map(ranked -> ranked.label() + " (" + Figures.count(ranked.waitCount(), "wait")
                        + ranked.millis()
                                .map(millis -> ", about " + Figures.guess(millis) + " per call")
                                .orElse("")
                        + ")");
    }

    private static Optional<String> oneFix(Insight insight) {
        return insight.clearings().stream()
                .findFirst()
                .map(clearing -> Names.brief(clearing.frame().method()) + " clears "
                        + Figures.count(clearing.paths(), "path") + " of "
                        + Figures.count(clearing.findings(), "finding"));
    }

    private static String effort(Insight insight) {
        String declined = Figures.count(insight.plan().refusals().size()) + " declined";
        return insight.effort().isNothing()
                ? "no step left, " + declined
                : insight.effort().range() + " for "
                        + Figures.count(insight.effort().steps(), "step") + " in "
                        + Figures.count(insight.effort().waves(), "wave") + ", " + declined;
    }

    private static String command(NextAction action) {
        return action.command().map(command -> "  $ " + command).orElse("");
    }

    private static String row(String name, String text) {
        return String.format("  %-10s %s", name, text);
    }

    private static String fitted(String line) {
        String shown = Visible.line(line);
        return shown.length() <= WIDTH ? shown : shown.substring(0, WIDTH - 1) + "…";
    }
}
