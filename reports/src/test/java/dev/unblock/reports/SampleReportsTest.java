package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Result;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reports in {@code samples/} are what the program renders from the two results beside them, which it wrote about the
 * sample application; {@code -Dgolden.update} renders them anew.
 */
final class SampleReportsTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final Result BEFORE = StoredResult.read(SAMPLES.resolve("unblock.json"));
    private static final Result AFTER = StoredResult.read(SAMPLES.resolve("after.json"));
    private static final ReportOptions OPTIONS =
            ReportOptions.plain().withSources(new ProjectSources(Path.of("../sample-legacy-app")));

    @ParameterizedTest
    @EnumSource
    void holdsEveryFormat(ReportFormat format) throws IOException {
        holds(format.fileName(), Reports.render(BEFORE, format, OPTIONS));
    }

    @Test
    void holdsThePlan() throws IOException {
        holds(PlanReport.FILE_NAME, PlanReport.render(BEFORE));
    }

    @Test
    void holdsTheReportInGerman() throws IOException {
        Presentation german = Presentation.OURS.in(Language.DE);
        holds("report.de.html", Reports.render(BEFORE, ReportFormat.HTML, OPTIONS.withPresentation(german)));
    }

    @Test
    void holdsTheComparison() throws IOException {
        Comparison comparison = Comparison.of(BEFORE, AFTER);
        holds("comparison.html", comparison.html(Presentation.OURS));
        holds("comparison.md", comparison.markdown());
        holds("comparison.json", comparison.json());
    }

    @Test
    void holdsThePortfolio() throws IOException {
        Portfolio portfolio = Portfolio.of(List.of(
                Portfolio.Row.analysed("trip-desk", "report.html", BEFORE),
                Portfolio.Row.analysed("trip-desk-migrated", "comparison.html", AFTER),
                Portfolio.Row.failed("trip-desk-archive", "there is no such folder")));
        holds("portfolio.html", portfolio.html(Presentation.OURS));
        holds("portfolio.md", portfolio.markdown());
        holds("portfolio.csv", portfolio.csv());
        holds("portfolio.json", portfolio.json());
    }

    private static void holds(String name, String text) throws IOException {
        Path sample = SAMPLES.resolve(name);
        if (System.getProperty("golden.update") != null) {
            ReportWriter.write(sample, text);
        }
        assertThat(text.equals(Files.readString(sample)))
                .as("%s is not what the program renders; see samples/README.md for how to renew it", sample)
                .isTrue();
    }
}
