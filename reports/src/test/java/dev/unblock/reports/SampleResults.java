package dev.unblock.reports;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.reports.insight.Changes;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import java.util.ArrayList;
import java.util.List;

/** The sample results for tests in other packages. */
public final class SampleResults {

    private SampleResults() {}

    public static Result trips() {
        return SampleResult.result();
    }

    public static ReportOptions options() {
        return GoldenReportsTest.OPTIONS;
    }

    public static Result tripsWith(int findings) {
        return LargeResult.of(findings);
    }

    /** With an attack in every text, some of them in cards that the script unpacks. */
    public static Result hostile() {
        Result hostile = HostileResult.result();
        List<Finding> findings = new ArrayList<>(hostile.findings());
        findings.addAll(LargeResult.of(hostile, 300).findings());
        return hostile.withFindings(findings);
    }

    /** Sources and rule pages that attack too. */
    public static ReportOptions hostileOptions() {
        return HostileInputTest.OPTIONS;
    }

    public static String attack() {
        return HostileResult.ATTACK;
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
