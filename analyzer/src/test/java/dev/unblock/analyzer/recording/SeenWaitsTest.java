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
                seen(frame("shop/A.java", 7, "exec", 2, 10), frame("shop/A.java", 9, "exec", 3, 20)));

        assertThat(joined.findings().get(0).evidence()).contains(new Evidence(5, Optional.of(30.0)));
        assertThat(joined.misses()).isEmpty();
    }

    @Test
    void tellsWaitsThatNoFindingExplains() {
        SeenWaits.Joined joined = SeenWaits.join(
                List.of(finding("src/main/java/shop/A.java", 7, 7)),
                seen(frame("shop/A.java", 8, "exec", 1, 5), frame("shop/BA.java", 7, "exec", 1, 5)));

        assertThat(joined.findings().get(0).evidence()).isEmpty();
        assertThat(joined.misses()).extracting(NotAnalysed::file).containsExactly("shop/A.java", "shop/BA.java");
    }

    @Test
    void takesWaitsOfTheStartForNoMiss() {
        assertThat(SeenWaits.join(List.of(), seen(frame("shop/A.java", 8, "main", 1, 5)))
                        .misses())
                .isEmpty();
    }

    private static BlockedTime seen(BlockedFrame... frames) {
        return new BlockedTime(List.of(frames), List.of());
    }

    private static BlockedFrame frame(String file, int line, String threads, long count, double millis) {
        return new BlockedFrame(
                "shop.A#a", file, line, WaitKind.values()[0], ThreadKind.REQUEST, threads, count, millis);
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
