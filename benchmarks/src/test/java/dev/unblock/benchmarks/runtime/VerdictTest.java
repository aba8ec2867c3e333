package dev.unblock.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.Occasion;
import dev.unblock.analyzer.recording.ThreadKind;
import dev.unblock.analyzer.recording.WaitKind;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Sink;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void listsTheLinesThatNoFindingExplains() {
        Verdict verdict = verdict(
                frame(7, Occasion.WORK, WaitKind.SLEEP),
                frame(8, Occasion.WORK, WaitKind.PARK),
                frame(8, Occasion.WORK, WaitKind.TRACED));

        assertThat(verdict.explained()).extracting(SeenLine::line).containsExactly(7);
        assertThat(verdict.missed()).extracting(SeenLine::line).containsExactly(8);
        assertThat(verdict.lines())
                .contains(
                        "* 2 application lines were seen waiting at work; 1 of them have a finding, 1 have none.",
                        "* 1 of 2 findings about waits were seen; the run did not reach the others, or they did not wait"
                                + " in it.",
                        "* Waits at work: park on 1 lines, sleep on 1 lines, traced on 1 lines.",
                        "| `A.java:8` | `A#load` | park, traced | exec | 2 | 3.0 |");
    }

    @Test
    void setsOtherOccasionsApart() {
        Verdict verdict = verdict(
                frame(9, Occasion.START, WaitKind.SLEEP),
                frame(9, Occasion.LOGGING, WaitKind.FILE_WRITE),
                frame(10, Occasion.TRANSACTION, WaitKind.TRACED),
                frame(11, Occasion.WORK, WaitKind.PARK),
                frame(11, Occasion.TRANSACTION, WaitKind.TRACED));

        assertThat(verdict.missed()).extracting(SeenLine::line).containsExactly(11);
        assertThat(verdict.lines())
                .contains("* Apart: 1 lines waited only while it started, 0 only to write their log, 0 only in the"
                        + " server's own reading and writing below them, 1 only for the transaction around what they"
                        + " call, 0 only on a thread of its own that had no work.");
    }

    @Test
    void hasNoTableWhenEveryLineIsExplained() {
        assertThat(verdict(frame(7, Occasion.WORK, WaitKind.SLEEP)).lines()).noneMatch(line -> line.startsWith("|"));
    }

    private static Verdict verdict(BlockedFrame... frames) {
        return Verdict.of(List.of(finding(7), finding(99)), new BlockedTime(List.of(frames), List.of()));
    }

    private static BlockedFrame frame(int line, Occasion occasion, WaitKind kind) {
        return new BlockedFrame("shop.A#load", "shop/A.java", line, occasion, kind, ThreadKind.REQUEST, "exec", 1, 1.5);
    }

    private static Finding finding(int line) {
        return new Finding(
                "id-" + line,
                "Rule",
                Family.BLOCKING,
                Severity.HIGH,
                Confidence.HIGH,
                "src/main/java/shop/A.java",
                line,
                line,
                1,
                "shop.A#load()",
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
