package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many findings there are of each family and severity. */
public record FindingMatrix(Map<Family, Map<Severity, Long>> counts) {

    static FindingMatrix of(List<Finding> findings) {
        return new FindingMatrix(findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::family, Collectors.groupingBy(Finding::severity, Collectors.counting()))));
    }

    public long count(Family family, Severity severity) {
        return counts.getOrDefault(family, Map.of()).getOrDefault(severity, 0L);
    }

    public long count(Family family) {
        return sum(family::equals, severity -> true);
    }

    public long count(Severity severity) {
        return sum(family -> true, severity::equals);
    }

    public long total() {
        return sum(family -> true, severity -> true);
    }

    private long sum(Predicate<Family> families, Predicate<Severity> severities) {
        return counts.entrySet().stream()
                .filter(row -> families.test(row.getKey()))
                .flatMap(row -> row.getValue().entrySet().stream())
                .filter(cell -> severities.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
