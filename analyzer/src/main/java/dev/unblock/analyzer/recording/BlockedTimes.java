package dev.unblock.analyzer.recording;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the waits of one window. */
final class BlockedTimes {

    private static final Comparator<BlockedFrame> LONGEST_FIRST = Comparator.comparingDouble(BlockedFrame::totalMillis)
            .reversed()
            .thenComparing(BlockedFrame::method)
            .thenComparingInt(BlockedFrame::line)
            .thenComparing(BlockedFrame::occasion)
            .thenComparing(BlockedFrame::kind)
            .thenComparing(BlockedFrame::threadGroup);

    private final Map<Place, Sum> sums = new HashMap<>();

    /** What makes two waits one row. */
    record Place(ApplicationFrame frame, WaitKind kind, ThreadKind threads, String threadGroup) {}

    void add(Place place, Duration waited) {
        sums.computeIfAbsent(place, key -> new Sum()).add(waited);
    }

    BlockedTime total(List<String> limits) {
        List<BlockedFrame> frames = sums.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .sorted(LONGEST_FIRST)
                .toList();
        return new BlockedTime(frames, limits);
    }

    private static BlockedFrame row(Place place, Sum sum) {
        return new BlockedFrame(
                place.frame().method(),
                place.frame().file(),
                place.frame().line(),
                place.frame().occasion(),
                place.kind(),
                place.threads(),
                place.threadGroup(),
                sum.count,
                sum.nanos / 1e6);
    }

    private static final class Sum {

        private long count;
        private long nanos;

        void add(Duration waited) {
            count++;
            nanos += waited.toNanos();
        }
    }
}
