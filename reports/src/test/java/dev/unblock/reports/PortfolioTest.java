package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unblock.model.Coverage;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.reports.Portfolio.Row;
import dev.unblock.reports.presentation.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

final class PortfolioTest {

    private static final Row GOOD = Row.analysed("good", "good/report.html", scored(95, List.of()));
    private static final Row BAD =
            Row.analysed("bad", "bad/report.html", scored(20, List.of(SampleFindings.rate(), SampleFindings.join())));
    private static final Row MIDDLING =
            Row.analysed("middling", "middling/report.html", scored(50, List.of(SampleFindings.rate())));
    private static final Row FAILED = Row.failed("gone", "there is no such folder");

    @Test
    void putsTheWorstFirst() {
        Document page = Jsoup.parse(Portfolio.of(List.of(GOOD, BAD, MIDDLING)).html(Presentation.OURS));

        assertThat(page.select("#repository-table tbody th a").eachText()).containsExactly("bad", "middling", "good");
    }

    @Test
    void listsWhatFailedWithItsReason() {
        Portfolio portfolio = Portfolio.of(List.of(FAILED, GOOD));

        assertThat(portfolio.analysed()).isEqualTo(1);
        assertThat(portfolio.isComplete()).isFalse();
        assertThat(Jsoup.parse(portfolio.html(Presentation.OURS))
                        .select("#failed dl")
                        .text())
                .isEqualTo("gone there is no such folder");
        assertThat(portfolio.markdown()).contains("gone</code>: there is no such folder");
        assertThat(portfolio.csv().lines()).last().asString().startsWith("gone,failed,\"there is no such folder\",");
    }

    @Test
    void saysNothingOfFailuresWhereNoneFailed() {
        Portfolio portfolio = Portfolio.of(List.of(GOOD));

        assertThat(portfolio.isComplete()).isTrue();
        assertThat(Jsoup.parse(portfolio.html(Presentation.OURS)).select("#failed"))
                .isEmpty();
    }

    @Test
    void tellsInHowManyRepositoriesThreadsWaitForTheSame() {
        Document page = Jsoup.parse(Portfolio.of(List.of(GOOD, BAD, MIDDLING)).html(Presentation.OURS));
        String rate = SampleFindings.rate().sink().orElseThrow().call();

        assertThat(page.select("#waits tbody tr").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains("2 of 3");
        assertThat(page.select("#waits code").attr("title")).isEqualTo(rate.substring(0, rate.indexOf('(')));
    }

    @Test
    void leavesWaitsOfOneRepositoryOutOfTheSharedOnes() {
        assertThat(Jsoup.parse(Portfolio.of(List.of(GOOD, BAD)).html(Presentation.OURS))
                        .select("#waits tbody tr"))
                .isEmpty();
    }

    @Test
    void mapsRulesToRepositories() {
        Document page = Jsoup.parse(Portfolio.of(List.of(BAD, MIDDLING)).html(Presentation.OURS));

        assertThat(page.select("#heat thead th")).hasSize(3);
        assertThat(page.select("#heat tbody tr").get(0).select("td").eachText()).containsExactly("1", "1");
        assertThat(page.select("#heat tbody tr").get(1).select("td").eachText()).containsExactly("1");
        assertThat(page.select("#heat tfoot td").eachText()).containsExactly("2", "1");
    }

    @Test
    void countsNoSuppressedFinding() {
        Finding suppressed = SampleFindings.rate().withStatus(Finding.Status.SUPPRESSED);
        Portfolio portfolio = Portfolio.of(List.of(Row.analysed("a", "", scored(90, List.of(suppressed)))));

        assertThat(portfolio.markdown()).contains("0 findings");
    }

    @Test
    void doesNotCallReadyWhatWasHardlySeen() {
        Coverage coverage = new Coverage(10, 10, 1_000, 10, Map.of(), List.of());
        Row blind = Row.analysed("blind", "", with(scored(100, List.of()), coverage));

        assertThat(Portfolio.of(List.of(blind)).html(Presentation.OURS))
                .contains("Ready, as far as seen", "the true score can be lower");
        assertThat(Portfolio.of(List.of(GOOD)).html(Presentation.OURS)).doesNotContain("as far as seen");
    }

    @Test
    void givesNoScoreWhereNothingWasRead() {
        Row empty =
                Row.analysed("empty", "", with(scored(100, List.of()), new Coverage(3, 0, 0, 0, Map.of(), List.of())));
        Portfolio portfolio = Portfolio.of(List.of(empty, GOOD));

        assertThat(Jsoup.parse(portfolio.html(Presentation.OURS))
                        .select("#repository-table tbody tr")
                        .last()
                        .text())
                .contains("empty Nothing was read")
                .contains("–");
    }

    @Test
    void holdsTogetherWithoutAnyRepository() {
        Portfolio portfolio = Portfolio.of(List.of());

        assertThat(portfolio.isComplete()).isTrue();
        assertThat(portfolio.html(Presentation.OURS)).contains("0 repositories");
        assertThat(portfolio.csv().lines()).hasSize(1);
    }

    @Test
    void givesOtherProgramsEveryFigure() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(Portfolio.of(List.of(GOOD, FAILED, BAD)).json());

        assertThat(json.path("schema").asText()).isEqualTo("unblock-portfolio/1");
        assertThat(json.path("totals").path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("repositories").path(0).path("name").asText()).isEqualTo("bad");
        assertThat(json.path("repositories").path(0).path("score").asInt()).isEqualTo(20);
        assertThat(json.path("repositories").path(0).path("rules")).hasSize(2);
    }

    @Test
    void doesNotDependOnTheOrderOfTheRows() {
        Portfolio one = Portfolio.of(List.of(GOOD, BAD, FAILED, MIDDLING));
        Portfolio other = Portfolio.of(List.of(MIDDLING, FAILED, BAD, GOOD));

        assertThat(one.html(Presentation.OURS)).isEqualTo(other.html(Presentation.OURS));
        assertThat(one.json()).isEqualTo(other.json());
        assertThat(one.csv()).isEqualTo(other.csv());
        assertThat(one.markdown()).isEqualTo(other.markdown());
    }

    @Test
    void staysSmallWithTwoThousandRepositories() {
        Result result = SampleResult.result();
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, 2_000)
                .forEach(i ->
                        rows.add(Row.analysed("team-" + i % 40 + "/service-" + i, "r/" + i + "/report.html", result)));
        Portfolio portfolio = Portfolio.of(rows);

        assertThat(portfolio.html(Presentation.OURS).length()).isLessThan(3_000_000);
        assertThat(portfolio.markdown().length()).isLessThanOrEqualTo(60_000);
        assertThat(Jsoup.parse(portfolio.html(Presentation.OURS)).select("#repository-table tbody tr"))
                .hasSize(2_000);
    }

    private static Result scored(int score, List<Finding> findings) {
        Result like = SampleResult.result();
        return Result.of(
                like.tool(),
                like.project(),
                like.coverage(),
                like.entryPoints(),
                findings,
                like.metrics(),
                new Score(score, List.of()),
                like.plan());
    }

    private static Result with(Result like, Coverage coverage) {
        return Result.of(
                like.tool(),
                like.project(),
                coverage,
                like.entryPoints(),
                like.findings(),
                like.metrics(),
                like.score(),
                like.plan());
    }
}
