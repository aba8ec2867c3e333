package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Confidence;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Evidence;
import dev.unblock.model.Finding.Sink;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeenWaitsTest {

    @Test
    void addsUpTheWaitsOfAFindingsLines() {
        SeenWaits.Joined joined = SeenWaits.join(
                List.of(finding("src/main/java/shop/A.java", 7, 9)),
                seen(frame("shop/A.java", 7, 2, 10), frame("shop/A.java", 9, 3, 20)));

        assertThat(joined.findings().get(0).evidence()).contains(new Evidence(5, Optional.of(30.0)));
        assertThat(joined.misses()).isEmpty();
    }

    @Test
    void tellsWaitsThatNoFindingExplains() {
        SeenWaits.Joined joined = SeenWaits.join(
                List.of(finding("src/main/java/shop/A.java", 7, 7)),
                seen(frame("shop/A.java", 8, 1, 5), frame("shop/BA.java", 7, 1, 5)));

        assertThat(joined.findings().get(0).evidence()).isEmpty();
        assertThat(joined.misses()).extracting(NotAnalysed::file).containsExactly("shop/A.java", "shop/BA.java");
    }

    @Test
    void takesWaitsOfTheStartAndOfLogsForNoMiss() {
        BlockedTime seen = seen(
                frame("shop/A.java", 8, Occasion.START, WaitKind.SLEEP, 1, 5),
                frame("shop/A.java", 9, Occasion.LOGGING, WaitKind.FILE_WRITE, 1, 5));

        assertThat(SeenWaits.join(List.of(), seen).misses()).isEmpty();
    }

    @Test
    void countsATracedCallOnlyWhereItsWaitCausedNoEvent() {
        SeenWaits.Joined joined = SeenWaits.join(
                List.of(finding("shop/A.java", 7, 7), finding("shop/A.java", 8, 8)),
                seen(
                        frame("shop/A.java", 7, Occasion.WORK, WaitKind.TRACED, 4, 9),
                        frame("shop/A.java", 7, Occasion.WORK, WaitKind.SOCKET_READ, 2, 8),
                        frame("shop/A.java", 8, Occasion.WORK, WaitKind.TRACED, 3, 6)));

        assertThat(joined.findings())
                .extracting(Finding::evidence)
                .containsExactly(
                        Optional.of(new Evidence(2, Optional.of(8.0))), Optional.of(new Evidence(3, Optional.of(6.0))));
    }

    private static BlockedTime seen(BlockedFrame... frames) {
        return new BlockedTime(List.of(frames), List.of());
    }

    private static BlockedFrame frame(String file, int line, long count, double millis) {
        return frame(file, line, Occasion.WORK, WaitKind.SLEEP, count, millis);
    }

    private static BlockedFrame frame(
            String file, int line, Occasion occasion, WaitKind kind, long count, double millis) {
        return new BlockedFrame("shop.A#a", file, line, occasion, kind, ThreadKind.REQUEST, "exec", count, millis);
    }

    private static Finding finding(String file, int line, int endLine) {
        return new Finding(
                "id",
                "Rule",
                Family.BLOCKING,
                Severity.HIGH,
                Confidence.HIGH,
                file,
                line,
                endLine,
                1,
                "shop.A#a()",
                "waits",
                Optional.of(new Sink("http", "x.Y#z()")),
                List.of(),
                List.of(),
                List.of(),
                Remedy.manual("none"),
                Optional.empty(),
                Finding.Status.OPEN);
    }
}
