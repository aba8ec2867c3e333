package dev.unblock.analyzer;

import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.RuleCatalog;
import java.util.List;
import java.util.Optional;

/** The rules as people meet them: by name, with a sentence and a page each. */
public final class RulePages {

    private RulePages() {}

    /** A rule's name, family and summary. */
    public record Entry(String name, String family, String summary) {}

    /** All rules, by name. */
    public static List<Entry> entries() {
        return RuleCatalog.rules().stream().map(RulePages::entry).toList();
    }

    /** The page of a rule, as Markdown. */
    public static Optional<String> page(String rule) {
        return RuleCatalog.page(rule);
    }

    private static Entry entry(Rule rule) {
        return new Entry(rule.name(), rule.family().label(), rule.summary());
    }
}
