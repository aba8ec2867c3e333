package dev.unblock.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.Occasion;
import dev.unblock.analyzer.recording.ThreadKind;
import dev.unblock.analyzer.recording.WaitKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void sharesBlockedTimeAmongTheRequests() {
        BlockedTime time = new BlockedTime(
                List.of(
                        frame(ThreadKind.REQUEST, "http-nio-exec", 15_000),
                        frame(ThreadKind.EVENT_LOOP, "reactor-http-nio", 100),
                        frame(ThreadKind.OTHER, "calls", 4_000),
                        frame(ThreadKind.OTHER, "mail", 500)),
                List.of());

        Waits waits = Waits.of(time, 10);

        assertThat(waits.onRequestThreads()).isEqualTo(1510);
        assertThat(waits.elsewhere()).isEqualTo(Map.of("calls", 400.0, "mail", 50.0));
        assertThat(waits.elsewhereTotal()).isCloseTo(450, within(1e-9));
    }

    @Test
    void nobodyAnsweredMeansNothingToShare() {
        assertThat(Waits.of(new BlockedTime(List.of(frame(ThreadKind.REQUEST, "x", 9)), List.of()), 0))
                .isEqualTo(new Waits(0, Map.of()));
    }

    @Test
    void readsWholePartnerCallsFromWaits() {
        Waits offloaded = new Waits(12, Map.of("calls", 1540.0, "mail", 30.0));

        assertThat(offloaded.structure(530, 500)).isEqualTo(new CallStructure(1, 0, Map.of("calls", 3)));
    }

    private static BlockedFrame frame(ThreadKind threads, String group, double millis) {
        return new BlockedFrame(
                "com.shop.A#b", "com/shop/A.java", 7, Occasion.WORK, WaitKind.PARK, threads, group, 1, millis);
    }
}
