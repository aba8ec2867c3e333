package dev.unblock.reports.insight;

import dev.unblock.model.Coverage;

/** How much of a repository was seen. */
public record Extent(int sourceFiles, int parsedFiles, int callSites, int resolvedCallSites) {

    private static final double GOOD_PARSED = 0.98;
    private static final double GOOD_RESOLVED = 0.9;

    static Extent of(Coverage coverage) {
        return new Extent(
                coverage.sourceFiles(), coverage.parsedFiles(), coverage.callSites(), coverage.resolvedCallSites());
    }

    /** Whether silence about a place can be believed. */
    public boolean isComplete() {
        return parsedFiles >= GOOD_PARSED * sourceFiles && resolvedCallSites >= GOOD_RESOLVED * callSites;
    }
}
