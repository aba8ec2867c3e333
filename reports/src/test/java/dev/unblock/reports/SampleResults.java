package dev.unblock.reports;

import dev.unblock.model.Result;

/** The sample results for tests in other packages. */
public final class SampleResults {

    private SampleResults() {}

    public static Result trips() {
        return SampleResult.result();
    }

    public static ReportOptions options() {
        return SampleReportsTest.OPTIONS;
    }

    public static Result tripsWith(int findings) {
        return LargeResult.of(findings);
    }
}
