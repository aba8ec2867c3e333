package dev.unblock.reports;

import dev.unblock.model.Family;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Effort;
import dev.unblock.reports.insight.Extent;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import dev.unblock.reports.insight.Shared;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The portfolio for other programs. */
final class PortfolioJson {

    static final String SCHEMA = "unblock-portfolio/1";

    private PortfolioJson() {}

    private record Json(
            String schema,
            Totals totals,
            List<Entry> repositories,
            List<Overview.Failure> failed,
            List<Shared> rules,
            List<Shared> waits) {}

    private record Totals(
            int repositories,
            int analysed,
            int failed,
            Map<String, Long> families,
            Map<String, Long> severities,
            Hours effort) {}

    private record Entry(
            String name,
            String report,
            int javaRelease,
            Optional<String> springBoot,
            Optional<Integer> score,
            Map<String, Long> families,
            Map<String, Long> severities,
            Hours effort,
            Extent seen,
            Map<String, Long> rules) {}

    private record Hours(int steps, double minimum, double likely, double maximum) {

        private static Hours of(Effort effort) {
            return new Hours(effort.steps(), effort.minimum(), effort.likely(), effort.maximum());
        }
    }

    static String render(Overview overview) {
        return ResultJson.write(new Json(
                SCHEMA,
                new Totals(
                        overview.all(),
                        overview.repositories().size(),
                        overview.failures().size(),
                        by(Family.values(), Family::label, overview::count),
                        by(Severity.values(), Severity::label, overview::count),
                        Hours.of(overview.effort())),
                overview.repositories().stream().map(PortfolioJson::entry).toList(),
                overview.failures(),
                overview.rules(),
                overview.sharedWaits()));
    }

    private static Entry entry(Repository repository) {
        return new Entry(
                repository.name(),
                repository.report(),
                repository.javaRelease(),
                repository.springBoot(),
                repository.score(),
                by(Family.values(), Family::label, repository.findings()::count),
                by(Severity.values(), Severity::label, repository.findings()::count),
                Hours.of(repository.effort()),
                repository.seen(),
                rules(repository));
    }

    private static <E> Map<String, Long> by(E[] values, Function<E, String> label, ToLongFunction<E> count) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(label, count::applyAsLong, Long::sum, LinkedHashMap::new));
    }

    private static SortedMap<String, Long> rules(Repository repository) {
        return repository.rules().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, rule -> rule.getValue().findings(), Long::sum, TreeMap::new));
    }
}
