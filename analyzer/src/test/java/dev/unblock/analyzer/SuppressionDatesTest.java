package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Suppression;
import dev.unblock.model.Suppression.Standing;
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
                        pool.submit(() -> text.trim()); // unblock:ignore LostFuture @mail until 2026-03-31 a new client comes
                    }
                    // unblock:ignore LostFuture nothing is here
                    // unblock:ignore LostFutures no such rule
                    int size;
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

    @Test
    void tellsWhatEachSuppressionIsGoodFor() {
        try (Analysis analysis =
                Analyzer.analyze(AnalysisRequest.of(folder).on(LocalDate.of(2026, 4, 1)), step -> {})) {
            assertThat(analysis.suppressions())
                    .extracting(Suppression::line, Suppression::standing, one -> one.findings()
                            .size())
                    .containsExactly(
                            tuple(5, Standing.OVER, 1),
                            tuple(7, Standing.UNUSED, 0),
                            tuple(8, Standing.UNKNOWN_RULE, 0));
            Suppression first = analysis.suppressions().get(0);
            assertThat(first.owner()).contains("@mail");
            assertThat(first.until()).contains("2026-03-31");
            assertThat(first.reason()).contains("a new client comes");
        }
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
