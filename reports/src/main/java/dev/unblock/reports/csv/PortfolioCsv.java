package dev.unblock.reports.csv;

import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row per repository of a portfolio, the worst first, those that failed last. */
public final class PortfolioCsv {

    private static final List<String> HEADER = List.of(
            "repository",
            "outcome",
            "problem",
            "report",
            "java",
            "spring_boot",
            "score",
            "standing",
            "findings",
            "blocking",
            "shared_state",
            "fan_out",
            "hygiene",
            "critical",
            "high",
            "medium",
            "low",
            "info",
            "steps",
            "hours_minimum",
            "hours_likely",
            "hours_maximum",
            "source_files",
            "parsed_files",
            "call_sites",
            "resolved_call_sites");

    private PortfolioCsv() {}

    public static String render(Overview overview) {
        Stream<List<String>> analysed = overview.repositories().stream().map(PortfolioCsv::row);
        Stream<List<String>> failed = overview.failures().stream().map(PortfolioCsv::row);
        return Stream.concat(Stream.of(HEADER), Stream.concat(analysed, failed))
                .map(CsvLine::of)
                .collect(Collectors.joining());
    }

    private static List<String> row(Repository repository) {
        List<String> row = new ArrayList<>(List.of(
                repository.name(),
                "analysed",
                "",
                repository.report(),
                String.valueOf(repository.javaRelease()),
                repository.springBoot().orElse(""),
                repository.score().map(String::valueOf).orElse(""),
                repository.standingInWords(),
                String.valueOf(repository.findings().total())));
        for (Family family : Family.values()) {
            row.add(String.valueOf(repository.findings().count(family)));
        }
        for (Severity severity : Severity.values()) {
            row.add(String.valueOf(repository.findings().count(severity)));
        }
        row.addAll(List.of(
                String.valueOf(repository.effort().steps()),
                String.valueOf(repository.effort().minimum()),
                String.valueOf(repository.effort().likely()),
                String.valueOf(repository.effort().maximum()),
                String.valueOf(repository.seen().sourceFiles()),
                String.valueOf(repository.seen().parsedFiles()),
                String.valueOf(repository.seen().callSites()),
                String.valueOf(repository.seen().resolvedCallSites())));
        return row;
    }

    private static List<String> row(Overview.Failure failure) {
        List<String> row = new ArrayList<>(List.of(failure.name(), "failed", failure.problem()));
        row.addAll(Collections.nCopies(HEADER.size() - row.size(), ""));
        return row;
    }
}
