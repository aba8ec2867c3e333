package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.reports.csv.PortfolioCsv;
import dev.unblock.reports.html.HtmlReport;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import dev.unblock.reports.markdown.PortfolioMarkdown;
import dev.unblock.reports.presentation.Presentation;
import java.util.List;
import java.util.Optional;

/** Many repositories on one page: how each stands, what they share, and which could not be analysed. */
public final class Portfolio {

    private final Overview overview;

    private Portfolio(Overview overview) {
        this.overview = overview;
    }

    public static Portfolio of(List<Row> rows) {
        return new Portfolio(Overview.of(
                rows.stream().flatMap(row -> row.repository().stream()).toList(),
                rows.stream()
                        .filter(row -> row.repository().isEmpty())
                        .map(row -> new Overview.Failure(row.name(), row.problem()))
                        .toList()));
    }

    /**
     * One repository.
     *
     * @param repository its figures, none if it failed; the result itself is not kept
     * @param problem why it failed, else empty
     */
    public record Row(String name, Optional<Repository> repository, String problem) {

        /**
         * A repository with a result.
         *
         * @param report its own report, relative to the portfolio's folder, with {@code /}
         */
        public static Row analysed(String name, String report, Result result) {
            return new Row(name, Optional.of(Repository.of(name, report, result)), "");
        }

        public static Row failed(String name, String problem) {
            return new Row(name, Optional.empty(), problem);
        }
    }

    public String html(Presentation presentation) {
        return HtmlReport.render(overview, presentation);
    }

    public String markdown() {
        return PortfolioMarkdown.render(overview);
    }

    /** One line per repository. */
    public String csv() {
        return PortfolioCsv.render(overview);
    }

    public String json() {
        return PortfolioJson.render(overview);
    }

    /** How many repositories were analysed. */
    public long analysed() {
        return overview.repositories().size();
    }

    /** Whether no repository failed. */
    public boolean isComplete() {
        return overview.failures().isEmpty();
    }
}
