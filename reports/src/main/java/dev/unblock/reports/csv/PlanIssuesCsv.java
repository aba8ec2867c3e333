package dev.unblock.reports.csv;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The steps of a plan that are still to be taken, as issues: one row each.
 *
 * <p>Importers for GitHub read {@code title}, {@code body} and {@code labels} by these names; Jira asks which column is
 * which, and reads estimates in seconds.
 */
public final class PlanIssuesCsv {

    public static final String FILE_NAME = "issues.csv";

    private static final List<String> HEADER = List.of("id", "title", "body", "labels", "estimateSeconds", "requires");
    private static final int SECONDS_AN_HOUR = 3600;
    private static final int MOST_TARGETS = 20;

    private PlanIssuesCsv() {}

    /** The file's text; its header alone where nothing is left to do. */
    public static String render(Plan plan) {
        Map<String, Step> steps = plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .collect(Collectors.toMap(Step::id, Function.identity(), (first, again) -> first));
        return CsvLine.of(HEADER)
                + plan.waves().stream()
                        .flatMap(wave -> wave.steps().stream()
                                .filter(step -> step.state() == State.PROPOSED)
                                .map(step -> row(wave, step, steps)))
                        .collect(Collectors.joining());
    }

    private static String row(Wave wave, Step step, Map<String, Step> steps) {
        long seconds = Math.round(step.effort().likely() * SECONDS_AN_HOUR);
        return CsvLine.of(List.of(
                step.id(),
                step.title(),
                body(wave, step, steps),
                "unblock wave-" + wave.number(),
                Long.toString(seconds),
                String.join(" ", step.requires())));
    }

    private static String body(Wave wave, Step step, Map<String, Step> steps) {
        StringBuilder body = new StringBuilder();
        body.append("Wave ")
                .append(wave.number())
                .append(": ")
                .append(wave.title())
                .append('\n');
        body.append("Recipe `")
                .append(step.recipe())
                .append("` in module `")
                .append(step.module())
                .append("`");
        body.append(", for ").append(step.findings().size()).append(" finding(s).\n");
        step.gain().ifPresent(gain -> body.append('\n').append(gain).append('\n'));
        list(body, "Changes", step.targets().stream().limit(MOST_TARGETS).toList());
        int more = step.targets().size() - MOST_TARGETS;
        if (more > 0) {
            body.append("* and ").append(more).append(" more\n");
        }
        list(
                body,
                "After",
                step.requires().stream()
                        .map(id -> steps.containsKey(id) ? steps.get(id).title() : id)
                        .toList());
        return body.append('\n').append(effort(step.effort())).toString();
    }

    private static void list(StringBuilder body, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            body.append('\n').append(title).append(":\n");
            lines.forEach(line -> body.append("* ").append(line).append('\n'));
        }
    }

    private static String effort(Effort effort) {
        return String.format(
                Locale.ROOT,
                "Effort: %.1f to %.1f hours, likely %.1f (%s).",
                effort.minimum(),
                effort.maximum(),
                effort.likely(),
                effort.how());
    }
}
