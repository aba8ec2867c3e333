package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.reports.Portfolio.Row;
import java.util.List;

/** The travel shop's repositories: a larger one, the one of the sample before and after, and one that failed. */
final class SamplePortfolio {

    private SamplePortfolio() {}

    static Portfolio portfolio() {
        Result trips = SampleResult.result();
        return Portfolio.of(List.of(
                Row.analysed("trips", "repositories/trips/report.html", trips),
                Row.analysed("trips-2024", "repositories/trips-2024/report.html", SampleBefore.result()),
                Row.analysed("monolith", "repositories/monolith/report.html", LargeResult.of(700)),
                Row.analysed(
                        "mailer",
                        "repositories/mailer/report.html",
                        trips.withFindings(List.of(SampleFindings.rate(), SampleFindings.pool()))),
                Row.failed("invoices", "there is no such folder")));
    }
}
