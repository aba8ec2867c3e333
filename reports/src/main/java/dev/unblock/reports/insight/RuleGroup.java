package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The findings of one rule.
 *
 * @param findings never empty; the worst first, suppressed ones last
 */
public record RuleGroup(String rule, Family family, List<Finding> findings) {

    /** The order in which findings deserve attention. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.status() == Finding.Status.SUPPRESSED)
            .thenComparing(Finding::severity)
            .thenComparing(finding -> -finding.estimatedMillis())
            .thenComparing(finding -> -finding.paths().size())
            .thenComparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(Finding::id);

    static List<RuleGroup> of(List<Finding> findings) {
        Map<String, List<Finding>> byRule = findings.stream().collect(Collectors.groupingBy(Finding::rule));
        return byRule.entrySet().stream()
                .map(entry -> new RuleGroup(
                        entry.getKey(),
                        entry.getValue().get(0).family(),
                        entry.getValue().stream().sorted(WORST_FIRST).toList()))
                .sorted(Comparator.comparing(RuleGroup::worst)
                        .thenComparing(group -> -group.findings().size())
                        .thenComparing(RuleGroup::rule))
                .toList();
    }

    public Severity worst() {
        return findings.get(0).severity();
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
