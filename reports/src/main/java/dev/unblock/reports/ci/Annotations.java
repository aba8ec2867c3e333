package dev.unblock.reports.ci;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import dev.unblock.reports.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open findings as commands to GitHub Actions, which shows them beside the changed lines.
 *
 * <p>GitHub shows ten errors, ten warnings and ten notices of a step; the worst are given, and a line tells how many more
 * there are.
 */
public final class Annotations {

    private static final int MOST_OF_A_KIND = 10;

    private Annotations() {}

    private enum Kind {
        ERROR("error"),
        WARNING("warning"),
        NOTICE("notice");

        private final String command;

        Kind(String command) {
            this.command = command;
        }

        private static Kind of(Severity severity) {
            return switch (severity) {
                case CRITICAL, HIGH -> ERROR;
                case MEDIUM -> WARNING;
                case LOW, INFO -> NOTICE;
            };
        }
    }

    /**
     * One command on each line.
     *
     * @param folder the project's folder in the repository with a slash at its end, empty for the root
     */
    public static String render(Result result, String folder) {
        List<Finding> open = result.findings().stream()
                .filter(finding -> finding.status() == Status.OPEN)
                .sorted(RuleGroup.WORST_FIRST)
                .toList();
        List<String> lines = new ArrayList<>();
        Arrays.stream(Kind.values())
                .flatMap(kind -> open.stream()
                        .filter(finding -> Kind.of(finding.severity()) == kind)
                        .limit(MOST_OF_A_KIND)
                        .map(finding -> command(kind, finding, folder)))
                .forEach(lines::add);
        lines.add(summary(open.size(), lines.size()));
        return String.join("\n", lines) + "\n";
    }

    private static String command(Kind kind, Finding finding, String folder) {
        String column = finding.column() > 0 && finding.endLine() == finding.line() ? ",col=" + finding.column() : "";
        return "::" + kind.command + " file=" + property(folder + finding.file()) + ",line=" + finding.line()
                + ",endLine=" + finding.endLine() + column + ",title="
                + property(
                        Names.words(finding.rule()) + " (" + finding.severity().label() + ")") + "::"
                + data(finding.message());
    }

    private static String summary(int open, int shown) {
        return open == shown
                ? "Unblock: " + Figures.count(open, "open finding") + "."
                : "Unblock: " + Figures.count(open, "open finding") + ", the worst " + shown
                        + " shown as annotations (GitHub shows ten of a kind for each step).";
    }

    private static String data(String text) {
        return Visible.line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
