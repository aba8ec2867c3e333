package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Coverage.NotAnalysed;

/** A rule that fails costs a user only its own findings; a test must not take its silence for an answer. */
public final class AllRulesRan {

    private AllRulesRan() {}

    /** The same analysis, when no rule failed in it. */
    public static Analysis in(Analysis analysis) {
        assertThat(analysis.coverage().notAnalysed())
                .extracting(NotAnalysed::reason)
                .noneMatch(reason -> reason.startsWith(NotAnalysed.RULE_FAILED));
        return analysis;
    }
}
