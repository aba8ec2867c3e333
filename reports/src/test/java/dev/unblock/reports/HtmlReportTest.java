package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.Measurement;
import dev.unblock.model.Metrics;
import dev.unblock.model.RecipeFigures;
import dev.unblock.model.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {

    private static final int MEGABYTE = 1_000_000;
    private static final Result RESULT = SampleResult.result();

    @Test
    void loadsNothing() {
        String html = html(RESULT, GoldenReportsTest.OPTIONS);
        Document page = Jsoup.parse(html);
        assertThat(page.select("[src], link, img, iframe, object, embed, video, audio, source"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("@import", "url(", "http");
        assertThat(page.select("script").html()).doesNotContain("fetch(", "XMLHttpRequest", "import(", "http");
    }

    @Test
    void forbidsTheBrowserToLoadAnything() {
        Element policy = page(RESULT).selectFirst("meta[http-equiv=Content-Security-Policy]");
        assertThat(policy.attr("content")).startsWith("default-src 'none'").doesNotContain("unsafe", "http");
    }

    @Test
    void everyLinkInsideThePageHasItsTarget() {
        Document page = page(RESULT);
        assertThat(page.select("a[href^=#]")).isNotEmpty().allSatisfy(link -> assertThat(
                        page.getElementById(link.attr("href").substring(1)))
                .as(link.attr("href"))
                .isNotNull());
    }

    @Test
    void everyIdIsUnique() {
        assertThat(page(RESULT).select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void everyFindingIsThereWithoutScripts() {
        Document page = page(LargeResult.of(1_000));
        assertThat(page.select(".every tr[id], .every tr[data-f]").stream()
                        .map(row -> row.attr(row.hasAttr("id") ? "id" : "data-f"))
                        .toList())
                .hasSize(1_000)
                .containsAll(LargeResult.of(1_000).findings().stream()
                        .map(Finding::id)
                        .toList());
    }

    @Test
    void everyPictureSaysInWordsWhatItShows() {
        assertThat(page(RESULT).select("svg:not([aria-hidden])"))
                .isNotEmpty()
                .allSatisfy(svg -> assertThat(svg.attr("aria-label")).isNotBlank());
    }

    @Test
    void headingsNeverSkipALevel() {
        List<Integer> levels = page(RESULT).select("h1, h2, h3, h4, h5, h6").stream()
                .map(heading -> Integer.parseInt(heading.tagName().substring(1)))
                .toList();
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading %s", i).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void showsTheLineWithItsNeighboursAndALinkToTheForge() {
        Element card = page(RESULT).getElementById(SampleFindings.points().id());
        assertThat(card.select(".code .here").text()).contains("connection.getInputStream()");
        assertThat(card.select(".code .ln")).hasSize(4);
        assertThat(card.select("p.at a").attr("href"))
                .isEqualTo("https://github.com/acme/trips/blob/4f1c2ab9d07e/services/trips/"
                        + "src/main/java/com/acme/trips/LoyaltyClient.java#L8");
    }

    @Test
    void showsNoSourceLineWhenNoneIsGiven() {
        String html = html(RESULT, ReportOptions.plain());
        assertThat(html).doesNotContain("connection.getInputStream()");
        assertThat(Jsoup.parse(html).select("pre")).isEmpty();
    }

    @Test
    void tenThousandFindingsStayBelowThreeMegabytes() {
        String html = html(LargeResult.of(10_000), GoldenReportsTest.OPTIONS);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(3 * MEGABYTE);
    }

    @Test
    void saysLoudlyThatAMeasurementIsInvalidAndDrawsNoConclusion() {
        Measurement invalid = new Measurement(
                "2 cores",
                "Open loop.",
                Measurement.Validity.INVALID,
                List.of("foreign processes took 41 % of the CPU"),
                List.of(SampleResult.quotes()));
        Document page = page(RESULT.withMetrics(RESULT.metrics().withMeasured(invalid)));
        assertThat(page.select("#measured .invalid").text()).contains("INVALID", "foreign processes took 41 %");
        assertThat(page.select("#measured .readings")).isEmpty();
        assertThat(page.select("#summary .verdict").text()).contains("invalid and proves nothing");
    }

    @Test
    void admitsThatNothingWasMeasured() {
        Result unmeasured = RESULT.withMetrics(new Metrics(RESULT.metrics().statics(), Optional.empty()));
        assertThat(page(unmeasured).select("#measured").text()).contains("No run under load");
    }

    private static Document page(Result result) {
        return Jsoup.parse(html(result, GoldenReportsTest.OPTIONS));
    }

    private static String html(Result result, ReportOptions options) {
        return Reports.render(result, ReportFormat.HTML, options);
    }

    @Test
    void tellsWhatBecameOfEachRecipe() {
        RecipeFigures figures = new RecipeFigures("WrapInFuture", 9, 4, Map.of("H1", 3, "H7", 2), 4, 3, 2);
        Document page = page(RESULT.withMetrics(RESULT.metrics().withRecipes(List.of(figures))));
        assertThat(page.select(".recipes tbody tr").text())
                .isEqualTo("WrapInFuture 9 4 5 4 3 2 H1 Transaction bound to its thread");
    }

    @Test
    void everyFixNamesWhatItClears() {
        Document page = page(RESULT);
        assertThat(page.select(".clears a")).isNotEmpty();
    }
}
