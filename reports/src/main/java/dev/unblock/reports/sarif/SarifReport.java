package dev.unblock.reports.sarif;

import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.insight.Silenced;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.sarif.SarifLog.AutomationDetails;
import dev.unblock.reports.sarif.SarifLog.CodeFlow;
import dev.unblock.reports.sarif.SarifLog.Driver;
import dev.unblock.reports.sarif.SarifLog.Invocation;
import dev.unblock.reports.sarif.SarifLog.Location;
import dev.unblock.reports.sarif.SarifLog.Message;
import dev.unblock.reports.sarif.SarifLog.ResultProperties;
import dev.unblock.reports.sarif.SarifLog.Run;
import dev.unblock.reports.sarif.SarifLog.SarifResult;
import dev.unblock.reports.sarif.SarifLog.Suppression;
import dev.unblock.reports.sarif.SarifLog.ThreadFlow;
import dev.unblock.reports.sarif.SarifLog.ThreadFlowLocation;
import dev.unblock.reports.sarif.SarifLog.Tool;
import dev.unblock.reports.sarif.SarifLog.VersionControlDetails;
import dev.unblock.reports.text.Forge;
import dev.unblock.reports.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result as SARIF 2.1.0.
 *
 * <p>Where GitHub code scanning has limits they are respected: the worst findings are written and a notification says how
 * many were left out.
 */
public final class SarifReport {

    /** GitHub takes 25,000 results of a run and shows 5,000 of them. */
    static final int MOST_RESULTS = 5_000;

    private static final int MOST_PATHS = 10;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_RELATED = 100;

    private final Places places;
    private final Rules rules;
    private final Fingerprints fingerprints;
    private final List<dev.unblock.model.Suppression> silenced;

    private SarifReport(
            Places places, Rules rules, Fingerprints fingerprints, List<dev.unblock.model.Suppression> silenced) {
        this.places = places;
        this.rules = rules;
        this.fingerprints = fingerprints;
        this.silenced = silenced;
    }

    /**
     * The log's text.
     *
     * @param pages gives the page of a rule as Markdown, where there is one
     * @param sources gives the text of a file, where it is at hand
     */
    public static String render(
            Result result,
            Function<String, Optional<String>> pages,
            Function<String, Optional<String>> sources,
            Forge forge,
            Door door) {
        List<Finding> shown = result.findings().stream()
                .sorted(RuleGroup.WORST_FIRST)
                .limit(MOST_RESULTS)
                .toList();
        SarifReport report = new SarifReport(
                new Places(forge), Rules.of(shown, pages, door), new Fingerprints(sources), result.suppressions());
        return ResultJson.write(SarifLog.of(report.run(result, shown, forge)));
    }

    private Run run(Result result, List<Finding> shown, Forge forge) {
        return new Run(
                new Tool(new Driver("Unblock", Visible.line(result.tool().version()), rules.all())),
                new AutomationDetails("unblock/" + Visible.line(result.project().name()) + "/"),
                "utf16CodeUnits",
                Map.of(
                        Places.ROOT,
                        new SarifLog.ArtifactLocation(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Message.of("The root of the repository.")))),
                forge.url()
                        .map(url -> List.of(
                                new VersionControlDetails(url, forge.commit().map(Visible::line)))),
                List.of(new Invocation(true, notifications(result, shown.size()))),
                shown.stream().map(this::result).toList());
    }

    private List<SarifLog.Notification> notifications(Result result, int shown) {
        List<SarifLog.Notification> notifications = new ArrayList<>();
        int left = result.findings().size() - shown;
        if (left > 0) {
            String text = left + " findings of lower severity were left out; the full list is in unblock.json";
            notifications.add(new SarifLog.Notification("warning", Message.of(text), Optional.empty()));
        }
        result.coverage().notAnalysed().stream()
                .limit(MOST_STEPS)
                .map(gap -> new SarifLog.Notification(
                        "warning",
                        Places.message("Not analysed, or only in part: " + gap.reason()),
                        gap.file().isBlank() ? Optional.empty() : Optional.of(List.of(places.file(gap.file())))))
                .forEach(notifications::add);
        return notifications;
    }

    private SarifResult result(Finding finding) {
        return new SarifResult(
                Visible.line(finding.rule()),
                rules.index(finding.rule()),
                Rules.level(finding.severity()),
                rank(finding.severity()),
                Places.message(finding.message()),
                List.of(places.of(finding)),
                fingerprints.of(finding),
                filled(codeFlows(finding)),
                filled(related(finding)),
                suppressions(finding),
                finding.status() == Finding.Status.BASELINE ? Optional.of("unchanged") : Optional.empty(),
                properties(finding));
    }

    /** The shortest path comes first: some viewers show no other. GitHub shows 1,000 steps of all paths together. */
    private List<CodeFlow> codeFlows(Finding finding) {
        List<CodeFlow> flows = new ArrayList<>();
        int room = MOST_STEPS;
        for (CallPath path : finding.paths()) {
            if (flows.size() == MOST_PATHS || room < Math.min(path.frames().size(), MOST_STEPS)) {
                break;
            }
            List<ThreadFlowLocation> steps = steps(path, room);
            room -= steps.size();
            flows.add(new CodeFlow(Places.message("From " + path.entryPoint()), List.of(new ThreadFlow(steps))));
        }
        return flows;
    }

    private List<ThreadFlowLocation> steps(CallPath path, int room) {
        int last = Math.min(path.frames().size(), room);
        return path.frames().subList(0, last).stream()
                .map(frame -> new ThreadFlowLocation(
                        places.of(frame), frame.equals(path.frames().get(last - 1)) ? "essential" : "important"))
                .toList();
    }

    private List<Location> related(Finding finding) {
        return finding.related().stream().limit(MOST_RELATED).map(places::of).toList();
    }

    private Optional<List<Suppression>> suppressions(Finding finding) {
        return switch (finding.status()) {
            case OPEN -> Optional.empty();
            case BASELINE ->
                Optional.of(List.of(new Suppression("external", "accepted", Words.name(finding.status()))));
            case SUPPRESSED ->
                Optional.of(List.of(new Suppression(
                        "inSource",
                        "accepted",
                        Silenced.of(finding, silenced)
                                .map(Silenced::terms)
                                .map(Visible::line)
                                .orElse(Words.name(finding.status())))));
        };
    }

    private static ResultProperties properties(Finding finding) {
        return new ResultProperties(
                finding.family().label(),
                finding.severity().label(),
                finding.confidence().label(),
                finding.threads().stream().map(ThreadContext::label).toList(),
                finding.sink().map(sink -> Visible.line(sink.kind() + " " + sink.call())),
                finding.remedy().recipe().map(Visible::line),
                finding.remedy().wave(),
                finding.remedy().automation().name().toLowerCase(Locale.ROOT),
                finding.remedy().hazards().stream().map(Visible::line).toList(),
                finding.exposure().map(Exposure::entryPoints),
                finding.exposure().flatMap(Exposure::estimate).map(Exposure.Estimate::millis));
    }

    private static double rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 95;
            case HIGH -> 75;
            case MEDIUM -> 50;
            case LOW -> 25;
            case INFO -> 5;
        };
    }

    private static <T> Optional<List<T>> filled(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}
