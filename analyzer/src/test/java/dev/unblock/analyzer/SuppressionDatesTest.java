package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuppressionDatesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Mails.java"), """
                import java.util.concurrent.*;
                class Mails {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    void send(String text) {
                        pool.submit(() -> text.trim()); // unblock:ignore LostFuture until 2026-03-31 a new client comes
                    }
                }
                """);
    }

    @Test
    void silencesOnItsLastDay() {
        assertThat(status(AnalysisRequest.of(folder).on(LocalDate.of(2026, 3, 31))))
                .containsExactly("LostFuture " + Status.SUPPRESSED);
    }

    @Test
    void opensTheFindingTheDayAfterAndSaysSo() {
        assertThat(status(AnalysisRequest.of(folder).on(LocalDate.of(2026, 4, 1))))
                .containsExactly("LostFuture " + Status.OPEN, "StaleSuppression " + Status.OPEN);
    }

    @Test
    void silencesForEverWhereNoDayIsGiven() {
        assertThat(status(AnalysisRequest.of(folder))).containsExactly("LostFuture " + Status.SUPPRESSED);
    }

    private static List<String> status(AnalysisRequest request) {
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.findings().stream()
                    .filter(finding -> finding.line() == 5)
                    .map((Finding finding) -> finding.rule() + " " + finding.status())
                    .toList();
        }
    }
}
