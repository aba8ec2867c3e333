package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often one repository has a thing, and how bad it is there.
 *
 * @param kind family of a rule, kind of a wait
 */
public record Tally(String kind, Severity worst, long findings) {

    /** The findings counted by name; those without a name are left out. */
    static Map<String, Tally> by(
            List<Finding> findings, Function<Finding, String> name, Function<Finding, String> kind) {
        return findings.stream()
                .filter(finding -> !name.apply(finding).isEmpty())
                // Thousands of repositories share these few names: one copy of each is kept.
                .collect(Collectors.collectingAndThen(
                        Collectors.toMap(
                                finding -> name.apply(finding).intern(),
                                finding -> new Tally(kind.apply(finding).intern(), finding.severity(), 1),
                                Tally::and),
                        Map::copyOf));
    }

    private Tally and(Tally other) {
        return new Tally(kind, worst.atLeast(other.worst) ? worst : other.worst, findings + other.findings);
    }
}
