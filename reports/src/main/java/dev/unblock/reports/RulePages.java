package dev.unblock.reports;

import java.util.Optional;

/** Gives reports the page of a rule, as Markdown. */
@FunctionalInterface
public interface RulePages {

    /** Knows no page. */
    RulePages NONE = rule -> Optional.empty();

    Optional<String> page(String rule);
}
