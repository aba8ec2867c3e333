package dev.unblock.analyzer.inspection;

import dev.unblock.model.Severity;

/** Code that one thread runs while the application starts, and nobody later. */
public final class StartUp {

    private StartUp() {}

    /** The problem as it is, but quiet where nothing else than the start of the application leads to its places. */
    public static Problem quiet(Inspection inspection, Problem problem) {
        boolean starts = !problem.runs().isEmpty()
                && problem.runs().stream().allMatch(run -> inspection
                        .program()
                        .method(run)
                        .filter(method -> inspection.place(method) == Place.STARTUP)
                        .isPresent());
        return starts && problem.severity().compareTo(Severity.LOW) < 0
                ? problem.severity(Severity.LOW)
                        .message(problem.message() + " As far as is known it runs only while the application starts.")
                : problem;
    }
}
