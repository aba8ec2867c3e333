package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.insight.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {

    private static final Result NOW = SampleResult.result();
    private static final Result BEFORE = SampleBefore.result();

    @TempDir
    private Path folder;

    @Test
    void growsByALineForEachDay() throws IOException {
        Path file = folder.resolve("not/yet/history.jsonl");
        History history = new History(file);
        history.add("2026-11-01", BEFORE);
        history.add("2026-11-21", NOW);
        history.add("2026-11-21", NOW);

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(history.trend(NOW).points())
                .extracting(Trend.Point::date)
                .containsExactly("2026-11-01", "2026-11-21");
        assertThat(history.trend(NOW).last().findings()).isEqualTo(15);
        assertThat(history.trend(NOW).last().suppressed()).isEqualTo(1);
    }

    @Test
    void isSortedByDayWhateverTheOrderOfLines() {
        History history = new History(folder.resolve("h.jsonl"));
        history.add("2026-11-21", NOW);
        history.add("2026-11-01", BEFORE);

        assertThat(history.trend(NOW).first().date()).isEqualTo("2026-11-01");
    }

    @Test
    void isEmptyWhereThereIsNone() {
        assertThat(new History(folder.resolve("none")).trend(NOW).isShown()).isFalse();
    }

    @Test
    void tellsTheLineThatIsNone() throws IOException {
        Path file = folder.resolve("h.jsonl");
        new History(file).add("2026-11-01", BEFORE);
        Files.writeString(
                file, Files.readString(file) + "{\"schema\": \"unblock-history/1\", \"date\": \"yesterday\"}\n");

        assertThatThrownBy(() -> new History(file).trend(NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2");
        Files.writeString(file, "<html>");
        assertThatThrownBy(() -> new History(file).trend(NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 1: not JSON");
    }

    @Test
    void doesNotWriteIntoALineThatLacksItsEnd() throws IOException {
        Path file = folder.resolve("h.jsonl");
        new History(file).add("2026-11-01", BEFORE);
        Files.writeString(file, Files.readString(file).stripTrailing());
        new History(file).add("2026-11-21", NOW);

        assertThat(new History(file).trend(NOW).points()).hasSize(2);
    }

    @Test
    void isShownAsATable() {
        Trend trend = new Trend(List.of(Trend.Point.of("2026-11-01", BEFORE), Trend.Point.of("2026-11-21", NOW)));
        String text =
                Reports.render(NOW, ReportFormat.MARKDOWN, ReportOptions.plain().withTrend(trend));

        assertThat(text).contains("### Trend", "score 38 → 41, findings 14 → 15", "| 2026-11-21 | 41 | 15 |");
        assertThat(Reports.render(NOW, ReportFormat.MARKDOWN, ReportOptions.plain()))
                .doesNotContain("### Trend");
    }
}
