package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.HandWork;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.NextAction;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.insight.Trend;
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
    private static final int TITLE = 32;

    private ConsoleSummary() {}

    public static List<String> lines(Result result) {
        return lines(result, Door.COMMAND_LINE);
    }

    /** The same with the commands of that door. */
    public static List<String> lines(Result result, Door door) {
        Insight insight = Insight.of(result, door, Trend.NONE);
        List<String> lines = new ArrayList<>();
        lines.add(fitted(
                result.project().name() + ": " + insight.verdict().title()
                        + (insight.seen().nothing()
                                ? ""
                                : ", score " + result.score().value() + " of 100"),
                WIDTH));
        lines.add(row("findings", findings(insight)));
        costliest(insight).ifPresent(label -> lines.add(row("costliest", label)));
        oneFix(insight).ifPresent(fix -> lines.add(row("one fix", fix)));
        lines.add(row("effort", effort(insight)));
        insight.next().stream().map(ConsoleSummary::next).forEach(lines::add);
        lines.add(row(
                "seen",
                insight.seen().parsed() + " of files, " + insight.seen().resolved() + " of calls, "
                        + Figures.count(result.coverage().notAnalysed().size(), "place") + " not analysed"));
        return List.copyOf(lines);
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
        HandWork left = insight.byHand();
        String declined = Figures.count(insight.plan().refusals().size()) + " declined"
                + (left.isNothing()
                        ? ""
                        : "; by hand " + left.range() + " for " + Figures.count(left.places(), "finding"));
        return insight.effort().isNothing()
                ? "no step left, " + declined
                : insight.effort().range() + " for "
                        + Figures.count(insight.effort().steps(), "step") + " in "
                        + Figures.count(insight.effort().waves(), "wave") + ", " + declined;
    }

    /** A command is worth nothing unless it is whole, so the title gives way. */
    private static String next(NextAction action) {
        String command =
                action.command().map(line -> "  $ " + Visible.line(line)).orElse("");
        int room = Math.max(TITLE, WIDTH - row("next", "").length() - command.length());
        return row("next", fitted(action.title(), room)) + command;
    }

    private static String row(String name, String text) {
        return fitted(String.format("  %-10s %s", name, text), WIDTH);
    }

    private static String fitted(String line, int width) {
        String shown = Visible.line(line);
        return shown.length() <= width ? shown : shown.substring(0, width - 1) + "…";
    }
}
