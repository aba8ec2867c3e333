package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a suppression holds for, by where it stands and what it names. */
final class SuppressionPlacesTest {

    @TempDir
    Path folder;

    @Test
    void aCommentHoldsForTheStatementBelowAsFarAsNoBlockBegins() throws IOException {
        assertThat(told("""
                    void broken(String text) {
                        // unblock:ignore LostFuture it logs itself
                        pool
                                .submit(() -> text.trim());
                    }
                    void loop(List<String> all) {
                        // unblock:ignore LostFuture not what is in the loop
                        for (String text : all) {
                            pool.submit(() -> text.trim());
                        }
                    }
                """))
                .containsExactly("7 LostFuture SUPPRESSED", "10 StaleSuppression OPEN", "12 LostFuture OPEN");
    }

    @Test
    void aCommentAboveADeclarationHoldsForAllOfIt() throws IOException {
        assertThat(told("""
                    // unblock:ignore LostFuture they log themselves
                    @Deprecated
                    void send(String text) {
                        pool.submit(() -> text.trim());
                    }
                    void sendToo(String text) {
                        pool.submit(() -> text.trim());
                    }
                """)).containsExactly("7 LostFuture SUPPRESSED", "10 LostFuture OPEN");
    }

    @Test
    void severalRulesAreNamedWithCommas() throws IOException {
        assertThat(told("""
                    @SuppressWarnings("unblock:SleepInLoop, LostFuture they log themselves")
                    void send(String text) {
                        pool.submit(() -> text.trim());
                    }
                    void sendToo(String text) {
                        pool.submit(() -> text.trim()); // unblock:ignore LostFuture, which logs itself
                    }
                """))
                .containsExactly("4 StaleSuppression OPEN", "6 LostFuture SUPPRESSED", "9 LostFuture SUPPRESSED");
    }

    @Test
    void aDayThatIsNoneOpensTheFindingAndIsTold() throws IOException {
        assertThat(told("""
                    void send(String text) {
                        pool.submit(() -> text.trim()); // unblock:ignore LostFuture until 2027-13-45
                    }
                    void sendToo(String text) {
                        pool.submit(() -> text.trim()); // unblock:ignore LostFuture until the client is replaced
                    }
                """))
                .containsExactly("5 LostFuture OPEN", "5 StaleSuppression OPEN", "8 LostFuture SUPPRESSED");
    }

    private List<String> told(String members) throws IOException {
        Files.writeString(
                folder.resolve("Mails.java"),
                "import java.util.*; import java.util.concurrent.*;\nclass Mails {\n    private final ExecutorService pool = Executors.newFixedThreadPool(2);\n"
                        + members + "}\n");
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(folder), step -> {})) {
            return analysis.findings().stream()
                    .filter(finding -> finding.rule().equals("LostFuture")
                            || finding.rule().equals("StaleSuppression"))
                    .sorted(Comparator.comparing(Finding::line).thenComparing(Finding::rule))
                    .map(finding -> finding.line() + " " + finding.rule() + " " + finding.status())
                    .toList();
        }
    }
}
