package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every format against its golden file of a small result made for tests; {@code -Dgolden.update} rewrites them. */
final class GoldenReportsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Result RESULT = SampleResult.result();

    static final ReportOptions OPTIONS = ReportOptions.plain()
            .withSources(new SampleSources())
            .withForge("https://github.com/acme/trips", "services/trips");

    @ParameterizedTest
    @EnumSource
    void rendersTheSample(ReportFormat format) throws IOException {
        holds(format.fileName(), Reports.render(RESULT, format, OPTIONS));
    }

    @Test
    void rendersThePlan() throws IOException {
        holds(PlanReport.FILE_NAME, PlanReport.render(RESULT));
    }

    @Test
    void rendersTheConsoleSummary() throws IOException {
        holds("summary.txt", String.join("\n", ConsoleSummary.lines(RESULT)) + "\n");
    }

    @Test
    void rendersTheComparison() throws IOException {
        Comparison comparison = Comparison.of(SampleBefore.result(), RESULT);
        holds("comparison.html", comparison.html(Presentation.OURS));
        holds("comparison.md", comparison.markdown());
        holds("comparison.json", comparison.json());
    }

    @Test
    void rendersThePortfolio() throws IOException {
        Portfolio portfolio = SamplePortfolio.portfolio();
        holds("portfolio.html", portfolio.html(Presentation.OURS));
        holds("portfolio.md", portfolio.markdown());
        holds("portfolio.csv", portfolio.csv());
        holds("portfolio.json", portfolio.json());
    }

    @ParameterizedTest
    @EnumSource
    void rendersTheSameBytesFromJson(ReportFormat format) {
        Result again = ResultJson.read(Reports.render(RESULT, ReportFormat.JSON, OPTIONS));
        assertThat(Reports.render(again, format, OPTIONS)).isEqualTo(Reports.render(RESULT, format, OPTIONS));
    }

    private static void holds(String name, String text) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (System.getProperty("golden.update") != null) {
            ReportWriter.write(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}
