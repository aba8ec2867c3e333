package dev.unblock.reports.csv;

import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.Suppression;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.insight.Silenced;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row per finding. */
public final class CsvReport {

    private static final List<String> HEADER = List.of(
            "id",
            "rule",
            "family",
            "severity",
            "confidence",
            "status",
            "file",
            "line",
            "method",
            "message",
            "sink_kind",
            "sink_call",
            "threads",
            "entry_points",
            "shortest_path",
            "recipe",
            "wave",
            "automation",
            "hazards",
            "why",
            "seen_count",
            "seen_blocked_millis",
            "entry_point_count",
            "estimated_millis",
            "times",
            "lock",
            "transaction",
            "time_limit",
            "suppression_reason",
            "suppression_owner",
            "suppression_until");

    private CsvReport() {}

    public static String render(Result result) {
        return Stream.concat(
                        Stream.of(HEADER),
                        result.findings().stream().map(finding -> row(finding, result.suppressions())))
                .map(CsvLine::of)
                .collect(Collectors.joining());
    }

    private static List<String> row(Finding finding, List<Suppression> written) {
        return Stream.of(known(finding), exposure(finding.exposure()), silenced(Silenced.of(finding, written)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> silenced(Optional<Suppression> by) {
        return List.of(
                by.flatMap(Suppression::reason).orElse(""),
                by.flatMap(Suppression::owner).orElse(""),
                by.flatMap(Suppression::until).orElse(""));
    }

    private static List<String> exposure(Optional<Exposure> exposure) {
        Optional<Exposure.Estimate> estimate = exposure.flatMap(Exposure::estimate);
        return List.of(
                exposure.map(Exposure::entryPoints).map(String::valueOf).orElse(""),
                estimate.map(Exposure.Estimate::millis).map(String::valueOf).orElse(""),
                estimate.map(Exposure.Estimate::times).map(String::valueOf).orElse(""),
                exposure.flatMap(Exposure::lock).map(Exposure.Held::what).orElse(""),
                exposure.flatMap(Exposure::transaction)
                        .map(Exposure.Held::method)
                        .orElse(""),
                exposure.flatMap(Exposure::limit).map(Exposure.Limit::by).orElse(""));
    }

    private static List<String> known(Finding finding) {
        return List.of(
                finding.id(),
                finding.rule(),
                finding.family().label(),
                finding.severity().label(),
                finding.confidence().label(),
                lower(finding.status()),
                finding.file(),
                String.valueOf(finding.line()),
                finding.method(),
                finding.message(),
                finding.sink().map(Finding.Sink::kind).orElse(""),
                finding.sink().map(Finding.Sink::call).orElse(""),
                joined(finding.threads().stream().map(ThreadContext::label)),
                joined(finding.paths().stream().map(CallPath::entryPoint).distinct()),
                finding.paths().stream().findFirst().map(CsvReport::steps).orElse(""),
                finding.remedy().recipe().orElse(""),
                finding.remedy().wave().map(String::valueOf).orElse(""),
                lower(finding.remedy().automation()),
                joined(finding.remedy().hazards().stream()),
                finding.remedy().why().orElse(""),
                finding.evidence()
                        .map(evidence -> String.valueOf(evidence.count()))
                        .orElse(""),
                finding.evidence()
                        .flatMap(Finding.Evidence::blockedMillis)
                        .map(String::valueOf)
                        .orElse(""));
    }

    private static String steps(CallPath path) {
        return path.frames().stream().map(CallPath.Frame::method).collect(Collectors.joining(" > "));
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(" "));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
