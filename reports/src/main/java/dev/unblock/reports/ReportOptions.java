package dev.unblock.reports;

import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.Trend;
import dev.unblock.reports.presentation.Presentation;
import java.util.Optional;

/**
 * What a report is given besides the result.
 *
 * @param forgeUrl address of the repository's page on its forge, {@code https://…}; places then link to it
 * @param folderInRepository the project's folder relative to the repository's root, empty when they are the same
 * @param door how the reader calls us
 * @param trend how the project has stood so far
 * @param presentation how the page looks
 */
public record ReportOptions(
        SourceLines sources,
        RulePages rulePages,
        Optional<String> forgeUrl,
        String folderInRepository,
        Door door,
        Trend trend,
        Presentation presentation) {

    /** No source, no links, no history. */
    public static ReportOptions plain() {
        return new ReportOptions(
                SourceLines.NONE,
                RulePages.NONE,
                Optional.empty(),
                "",
                Door.COMMAND_LINE,
                Trend.NONE,
                Presentation.OURS);
    }

    public ReportOptions withSources(SourceLines given) {
        return new ReportOptions(given, rulePages, forgeUrl, folderInRepository, door, trend, presentation);
    }

    public ReportOptions withRulePages(RulePages given) {
        return new ReportOptions(sources, given, forgeUrl, folderInRepository, door, trend, presentation);
    }

    public ReportOptions withForge(String url, String folder) {
        return new ReportOptions(sources, rulePages, Optional.of(url), folder, door, trend, presentation);
    }

    /**
     * Places are named from the repository's root.
     *
     * @param page the repository's page, where its forge is known
     */
    public ReportOptions in(Optional<String> page, String folder) {
        return new ReportOptions(sources, rulePages, page, folder, door, trend, presentation);
    }

    public ReportOptions withDoor(Door given) {
        return new ReportOptions(sources, rulePages, forgeUrl, folderInRepository, given, trend, presentation);
    }

    public ReportOptions withTrend(Trend given) {
        return new ReportOptions(sources, rulePages, forgeUrl, folderInRepository, door, given, presentation);
    }

    public ReportOptions withPresentation(Presentation given) {
        return new ReportOptions(sources, rulePages, forgeUrl, folderInRepository, door, trend, given);
    }
}
