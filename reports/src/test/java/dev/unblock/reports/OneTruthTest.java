package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Family;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A figure of one name is the same in every format, whoever renders it. */
final class OneTruthTest {

    @TempDir
    Path folder;

    static Stream<Result> results() {
        return Stream.of(SampleResult.result(), SampleBefore.result(), SampleResults.trips(), LargeResult.of(700));
    }

    @ParameterizedTest
    @MethodSource("results")
    void theScoreIsOne(Result result) throws IOException {
        String score = String.valueOf(result.score().value());

        assertThat(page(result).select(".score .big span").text()).isEqualTo(score);
        assertThat(text(result, ReportFormat.MARKDOWN)).contains("score " + score + " of 100");
        assertThat(text(result, ReportFormat.SUMMARY)).contains("score " + score + " of 100");
        assertThat(ConsoleSummary.lines(result).get(0)).endsWith("score " + score + " of 100");
        assertThat(stored(result).score()).isEqualTo(result.score());
    }

    @ParameterizedTest
    @MethodSource("results")
    void findingsAreCountedAlike(Result result) throws IOException {
        Insight insight = Insight.of(result);
        List<String[]> rows = rows(text(result, ReportFormat.CSV));
        for (Family family : Family.values()) {
            for (Severity severity : Severity.values()) {
                long count = insight.matrix().count(family, severity);
                assertThat(cell(page(result), family, severity)).isEqualTo(count);
                assertThat(markdown(result, family)[severity.ordinal() + 2].strip())
                        .isEqualTo(String.valueOf(count));
                assertThat(rows.stream()
                                .filter(row -> row[2].equals(family.label())
                                        && row[3].equals(severity.label())
                                        && !row[5].equals("suppressed")))
                        .hasSize((int) count);
            }
        }
        assertThat(number(page(result).select(".heat tfoot .sum").last()))
                .isEqualTo(insight.matrix().total());
        assertThat(ConsoleSummary.lines(result).get(1).replace(",", ""))
                .startsWith("  findings   " + insight.matrix().total() + " (");
        assertThat(text(result, ReportFormat.SUMMARY).replace(",", ""))
                .contains("### All " + insight.matrix().total() + " finding");
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyFindingIsInEveryListOfAll(Result result) throws IOException {
        long all = result.findings().size();
        long silenced = result.findings().stream()
                .filter(finding -> finding.status() == Status.SUPPRESSED)
                .count();

        assertThat(rows(text(result, ReportFormat.CSV))).hasSize((int) all);
        assertThat(Schemas.tree(text(result, ReportFormat.SARIF)).at("/runs/0/results"))
                .hasSize((int) all);
        assertThat(Schemas.tree(text(result, ReportFormat.GITLAB))).hasSize((int) (all - silenced));
        assertThat(page(result)
                        .select("nav.contents a[href=#findings] + .n")
                        .text()
                        .replace(",", ""))
                .isEqualTo(String.valueOf(all));
    }

    @ParameterizedTest
    @MethodSource("results")
    void theEffortIsOne(Result result) throws IOException {
        Insight insight = Insight.of(result);
        if (!insight.effort().isNothing()) {
            String range = insight.effort().range();
            assertThat(page(result).select(".effort .big").text()).isEqualTo(range);
            assertThat(text(result, ReportFormat.MARKDOWN)).contains(range + " of work");
            assertThat(ConsoleSummary.lines(result)).anyMatch(line -> line.contains(range + " for "));
            assertThat(PlanReport.render(result)).contains(range + " of work");
        }
        if (!insight.byHand().isNothing()) {
            String range = insight.byHand().range();
            assertThat(page(result).select(".by-hand b").text()).isEqualTo(range);
            assertThat(text(result, ReportFormat.MARKDOWN)).contains("by hand: " + range);
            assertThat(ConsoleSummary.lines(result)).anyMatch(line -> line.contains("by hand " + range));
            assertThat(PlanReport.render(result)).contains(" no step: " + range);
        }
    }

    private static long cell(Document page, Family family, Severity severity) {
        Element row = page.select(".matrix .heat tbody tr").stream()
                .filter(each -> each.select("th").first().ownText().equals(Words.name(family)))
                .findFirst()
                .orElseThrow();
        return number(row.select("td").get(severity.ordinal()));
    }

    private static long number(Element cell) {
        return cell.text().equals("·") ? 0 : Long.parseLong(cell.text().replace(",", ""));
    }

    private String[] markdown(Result result, Family family) throws IOException {
        return text(result, ReportFormat.MARKDOWN)
                .lines()
                .filter(line -> line.startsWith("| " + Words.name(family) + " |"))
                .findFirst()
                .map(line -> line.split("\\|"))
                .orElseThrow();
    }

    /** The cells of the first columns hold neither commas nor line ends. */
    private static List<String[]> rows(String csv) {
        return Stream.of(csv.split("\r\n"))
                .skip(1)
                .map(line -> line.split(",", 7))
                .toList();
    }

    private Document page(Result result) throws IOException {
        return Jsoup.parse(text(result, ReportFormat.HTML));
    }

    private Result stored(Result result) throws IOException {
        return ResultJson.read(text(result, ReportFormat.JSON));
    }

    private String text(Result result, ReportFormat format) throws IOException {
        Path file = folder.resolve(format.fileName());
        if (!Files.exists(file)) {
            ReportWriter.write(result, EnumSet.allOf(ReportFormat.class), folder, ReportOptions.plain());
        }
        return Files.readString(file);
    }
}
