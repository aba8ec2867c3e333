package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Result;
import dev.unblock.reports.presentation.Presentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, messages and paths are other people's: no format may let them act. */
final class HostileInputTest {

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])");
    private static final Pattern UNSEEN_IN_JSON = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Result HOSTILE = HostileResult.result();
    static final ReportOptions OPTIONS = ReportOptions.plain()
            .withSources(
                    file -> List.of("a", HostileResult.ATTACK, HostileResult.ATTACK.repeat(20), "d", "e", "f", "g"))
            .withRulePages(rule -> Optional.of(HostileResult.ATTACK))
            .withForge("https://forge.example/\"><script>", HostileResult.ATTACK);

    private static final Portfolio PORTFOLIO = Portfolio.of(List.of(
            Portfolio.Row.analysed(HostileResult.ATTACK, HostileResult.ATTACK, HOSTILE),
            Portfolio.Row.analysed("javascript:alert(1)", "javascript:alert(1)", HOSTILE),
            Portfolio.Row.failed(HostileResult.ATTACK, HostileResult.ATTACK)));

    @Test
    void htmlHoldsOnlyOurOwnElementsAndAttributes() {
        holdsOnlyOurOwn(Reports.render(HOSTILE, ReportFormat.HTML, OPTIONS));
    }

    @Test
    void htmlOfAComparisonHoldsOnlyOurOwnElementsAndAttributes() {
        holdsOnlyOurOwn(Comparison.of(SampleResult.result(), HOSTILE).html(Presentation.OURS));
    }

    @Test
    void htmlOfAPortfolioHoldsOnlyOurOwnElementsAndAttributes() {
        holdsOnlyOurOwn(PORTFOLIO.html(Presentation.OURS));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatShowsWhatCannotBeSeen(ReportFormat format) {
        String text = Reports.render(HOSTILE, format, OPTIONS);
        // RFC 4180 ends lines with both; JSON writes control characters out by itself.
        assertThat(format == ReportFormat.CSV ? text.replace("\r\n", "\n") : text)
                .doesNotContainPattern(format == ReportFormat.JSON ? UNSEEN_IN_JSON : UNSEEN);
    }

    @Test
    void htmlShowsWhatCannotBeSeen() {
        assertThat(Reports.render(HOSTILE, ReportFormat.HTML, OPTIONS)).doesNotContainPattern(UNSEEN);
        assertThat(PORTFOLIO.html(Presentation.OURS)).doesNotContainPattern(UNSEEN);
    }

    @Test
    void csvHasOneRowOfTheSameWidthForEachFindingAndNoFormula() {
        List<List<String>> rows = rows(Reports.render(HOSTILE, ReportFormat.CSV, OPTIONS));
        assertThat(rows).hasSize(HOSTILE.findings().size() + 1).allSatisfy(row -> assertThat(row)
                .hasSize(31));
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s) *[=+\\-@].*")));
    }

    @Test
    void csvOfAPortfolioHasOneRowOfTheSameWidthForEachRepositoryAndNoFormula() {
        List<List<String>> rows = rows(PORTFOLIO.csv());
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(26));
        assertThat(rows).allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s) *[=+\\-@].*")));
    }

    @Test
    void markdownHasNoMarkupOfOthers() {
        for (String text : List.of(
                Reports.render(HOSTILE, ReportFormat.MARKDOWN, OPTIONS),
                Reports.render(HOSTILE, ReportFormat.SUMMARY, OPTIONS),
                PlanReport.render(HOSTILE),
                Comparison.of(SampleResult.result(), HOSTILE).markdown(),
                PORTFOLIO.markdown())) {
            assertThat(text)
                    .doesNotContain("<script", "<img", "](", "://evil", "www.evil")
                    .doesNotContainPattern("(?m)^# heading")
                    .doesNotContainPattern(UNSEEN);
        }
    }

    @Test
    void markdownMentionsNobody() {
        String text = Reports.render(HOSTILE, ReportFormat.MARKDOWN, OPTIONS);
        assertThat(text.replaceAll("<code>[^<]*</code>", ""))
                .contains("@&#8203;everyone")
                .doesNotContainPattern("@\\w");
    }

    @Test
    void terminalGetsPlainLines() {
        assertThat(ConsoleSummary.lines(HOSTILE)).hasSizeLessThanOrEqualTo(10).allSatisfy(line -> assertThat(line)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }

    private static void holdsOnlyOurOwn(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("img, iframe, object, embed, link, base, form, textarea"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .doesNotStartWith("on")
                        .isNotEqualTo("style")
                        .isNotEqualTo("src");
                if (attribute.getKey().equals("href")) {
                    assertThat(attribute.getValue()).matches("(?s)#.*|\\./[\\w.*%/-]*");
                }
            }
        }
    }

    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (isQuoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (isQuoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
