package dev.unblock.reports;

import java.util.Optional;

/**
 * What a report is given besides the result.
 *
 * @param forgeUrl address of the repository's page on its forge, {@code https://…}; places then link to it
 * @param folderInRepository the project's folder relative to the repository's root, empty when they are the same
 */
public record ReportOptions(
        SourceLines sources, RulePages rulePages, Optional<String> forgeUrl, String folderInRepository) {

    /** No source, no links. */
    public static ReportOptions plain() {
        return new ReportOptions(SourceLines.NONE, RulePages.NONE, Optional.empty(), "");
    }

    public ReportOptions withSources(SourceLines given) {
        return new ReportOptions(given, rulePages, forgeUrl, folderInRepository);
    }

    public ReportOptions withRulePages(RulePages given) {
        return new ReportOptions(sources, given, forgeUrl, folderInRepository);
    }

    public ReportOptions withForge(String url, String folder) {
        return new ReportOptions(sources, rulePages, Optional.of(url), folder);
    }
}
