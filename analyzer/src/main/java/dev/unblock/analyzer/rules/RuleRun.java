package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.StartUp;
import dev.unblock.analyzer.ranking.Findings;
import dev.unblock.analyzer.ranking.Findings.Found;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Family;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one rule found in a program. A rule that fails takes nothing with it of what the others found: who looks at a
 * hundred repositories would rather have a hundred rules of one of them than none.
 *
 * @param failure says so, where the rule failed
 */
record RuleRun(List<Found> found, Optional<NotAnalysed> failure) {

    RuleRun {
        found = List.copyOf(found);
    }

    static RuleRun of(Rule rule, Inspection inspection, Findings findings) {
        try {
            return new RuleRun(findings.of(rule, problems(rule, inspection)), Optional.empty());
        } catch (RuntimeException | StackOverflowError e) {
            return new RuleRun(List.of(), Optional.of(new NotAnalysed(".", reason(rule, e))));
        }
    }

    private static Stream<Problem> problems(Rule rule, Inspection inspection) {
        Stream<Problem> problems = rule.inspect(inspection);
        Stream<Problem> weighed = rule.isAboutTraffic() ? problems.map(inspection.traffic()::weighed) : problems;
        Stream<Problem> judged = UnseenCode.tooSeldomRight(rule.name()).isPresent()
                ? weighed.map(inspection.traffic()::doubted)
                : weighed;
        Stream<Problem> inUse =
                rule.needsManyThreads() ? judged.map(problem -> StartUp.quiet(inspection, problem)) : judged;
        return rule.family() == Family.BLOCKING ? inUse : inUse.map(inspection.examples()::aside);
    }

    private static String reason(Rule rule, Throwable failure) {
        String where = Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.unblock."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return NotAnalysed.RULE_FAILED + rule.name() + " failed and says nothing here, please report it: "
                + failure.getClass().getSimpleName() + where;
    }
}
