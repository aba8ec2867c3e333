package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.reports.insight.Changes;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import java.util.List;

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

    public static Changes changes() {
        return Changes.of(SampleBefore.result(), SampleResult.result());
    }

    public static Overview overview() {
        return Overview.of(
                List.of(Repository.of("trips", "repositories/trips/report.html", trips())),
                List.of(new Overview.Failure("invoices", "there is no such folder")));
    }
}
