package dev.unblock.reports.insight;

import dev.unblock.model.Confidence;
import dev.unblock.model.Coverage;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.reports.text.Figures;
import java.util.List;

/** How much was seen, and how far to believe it. */
public record Seen(Coverage coverage, String parsed, String resolved, long high, long medium, long low) {

    static Seen of(Result result) {
        Coverage coverage = result.coverage();
        List<Finding> counted = Insight.counted(result);
        return new Seen(
                coverage,
                Figures.percent(coverage.parsedFiles(), coverage.sourceFiles()),
                Figures.percent(coverage.resolvedCallSites(), coverage.callSites()),
                count(counted, Confidence.HIGH),
                count(counted, Confidence.MEDIUM),
                count(counted, Confidence.LOW));
    }

    public boolean nothing() {
        return coverage.parsedFiles() == 0;
    }

    public boolean isComplete() {
        return Extent.of(coverage).isComplete();
    }

    /** In a sentence: may silence be believed? */
    public String words() {
        if (nothing()) {
            return "No source file could be read: this report says nothing about the project.";
        }
        return isComplete()
                ? "Silence about a place can be believed: nearly every file was parsed and nearly every call resolved."
                : "Parts were not seen: an unresolved call may block without being listed here.";
    }

    /** What stands before the score: of what was not seen, each finding could only lower it. */
    public String bound() {
        return isComplete() ? "" : "at most ";
    }

    private static long count(List<Finding> findings, Confidence confidence) {
        return findings.stream()
                .filter(finding -> finding.confidence() == confidence)
                .count();
    }
}
