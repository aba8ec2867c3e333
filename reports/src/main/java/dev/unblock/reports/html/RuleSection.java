package dev.unblock.reports.html;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.text.Forge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One rule's findings on the page.
 *
 * @param cards those shown in full
 */
record RuleSection(RuleGroup group, List<Card> cards) {

    static final int MOST_CARDS = 150;

    /** A finding in full. */
    record Card(Finding finding, Optional<Snippet> snippet, Optional<String> link) {}

    static List<RuleSection> of(
            Insight insight, Set<String> inFull, Function<String, List<String>> sources, Forge forge) {
        return insight.rules().stream()
                .map(group -> new RuleSection(
                        group,
                        group.findings().stream()
                                .filter(finding -> inFull.contains(finding.id()))
                                .map(finding -> card(finding, sources, forge))
                                .toList()))
                .toList();
    }

    static Card card(Finding finding, Function<String, List<String>> sources, Forge forge) {
        return new Card(
                finding,
                Snippet.of(sources.apply(finding.file()), finding.line(), finding.endLine()),
                forge.link(finding.file(), finding.line()));
    }
}
