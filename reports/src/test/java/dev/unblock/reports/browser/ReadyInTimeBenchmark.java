package dev.unblock.reports.browser;

import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.Reports;
import dev.unblock.reports.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static int ready(Chromium chromium) {
        return chromium.value("+document.documentElement.dataset.ready").asInt();
    }
}
