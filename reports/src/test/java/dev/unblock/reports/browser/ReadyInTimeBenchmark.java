package dev.unblock.reports.browser;

import dev.unblock.model.Result;
import dev.unblock.reports.Portfolio;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.Reports;
import dev.unblock.reports.SampleResults;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures when the list of a large report can be used in this machine's Chromium. Its name keeps it out of the build's
 * tests, since a time says more of the machine than of the page; {@code docs/report.md} has the command.
 */
final class ReadyInTimeBenchmark {

    private static final int LOADS = 3;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 50_000})
    void measure(int findings, @TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("report.html");
        Files.writeString(
                file, Reports.render(SampleResults.tripsWith(findings), ReportFormat.HTML, SampleResults.options()));
        Path profile = Files.createDirectory(folder.resolve("profile"));
        try (Chromium chromium = Chromium.start(Chromium.installed().orElseThrow(), profile)) {
            for (int load = 1; load <= LOADS; load++) {
                chromium.open("file://" + file.toAbsolutePath());
                System.out.printf(
                        "%,d findings, %.1f MB, load %d: list ready after %d ms%n",
                        findings, Files.size(file) / 1e6, load, ready(chromium));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 2_000)
    void measurePortfolio(int repositories, @TempDir Path folder) throws IOException, InterruptedException {
        List<Result> results =
                Stream.of(20, 200, 700).map(SampleResults::tripsWith).toList();
        List<Portfolio.Row> rows = IntStream.range(0, repositories)
                .mapToObj(i -> Portfolio.Row.analysed("repository-" + i, "r/" + i, results.get(i % results.size())))
                .toList();
        Path file = folder.resolve("portfolio.html");
        Files.writeString(file, Portfolio.of(rows).html(Presentation.OURS));
        Path profile = Files.createDirectory(folder.resolve("profile"));
        try (Chromium chromium = Chromium.start(Chromium.installed().orElseThrow(), profile)) {
            for (int load = 1; load <= LOADS; load++) {
                chromium.open("file://" + file.toAbsolutePath());
                System.out.printf(
                        "%,d repositories, %.1f MB, load %d: loaded after %.0f ms%n",
                        repositories,
                        Files.size(file) / 1e6,
                        load,
                        chromium.value("performance.getEntriesByType('navigation')[0].loadEventEnd")
                                .asDouble());
            }
        }
    }

    private static int ready(Chromium chromium) {
        return chromium.value("+document.documentElement.dataset.ready").asInt();
    }
}
