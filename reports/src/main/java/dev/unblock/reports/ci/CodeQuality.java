package dev.unblock.reports.ci;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.text.Visible;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The result as GitLab's code quality report. What the source silences is left out; what the baseline accepts stays, as
 * GitLab itself compares with the target branch.
 */
public final class CodeQuality {

    private CodeQuality() {}

    private record Issue(
            String description, String check_name, String fingerprint, String severity, Location location) {}

    private record Location(String path, Lines lines) {}

    private record Lines(int begin, int end) {}

    /**
     * The report's text.
     *
     * @param folder the project's folder in the repository with a slash at its end, empty for the root: GitLab links paths
     *     from there
     */
    public static String render(Result result, String folder) {
        Set<String> taken = new HashSet<>();
        List<Issue> issues = result.findings().stream()
                .filter(finding -> finding.status() != Status.SUPPRESSED)
                .sorted(RuleGroup.WORST_FIRST)
                .map(finding -> issue(finding, folder, fingerprint(finding, taken)))
                .toList();
        return ResultJson.write(issues);
    }

    private static Issue issue(Finding finding, String folder, String fingerprint) {
        return new Issue(
                Visible.line(finding.message()),
                Visible.line(finding.rule()),
                fingerprint,
                severity(finding.severity()),
                new Location(Visible.line(folder + finding.file()), new Lines(finding.line(), finding.endLine())));
    }

    /** GitLab drops all but one issue of a fingerprint. */
    private static String fingerprint(Finding finding, Set<String> taken) {
        String id = Visible.line(finding.id());
        String fingerprint = id;
        for (int i = 2; !taken.add(fingerprint); i++) {
            fingerprint = id + "-" + i;
        }
        return fingerprint;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "blocker";
            case HIGH -> "critical";
            case MEDIUM -> "major";
            case LOW -> "minor";
            case INFO -> "info";
        };
    }
}
