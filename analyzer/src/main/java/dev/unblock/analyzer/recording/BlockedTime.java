package dev.unblock.analyzer.recording;

import java.util.List;

/**
 * Where an application waited during a window of a recording.
 *
 * @param frames the longest total first
 * @param limits why more may have been waited than is listed, a sentence each; empty when everything was recorded
 */
public record BlockedTime(List<BlockedFrame> frames, List<String> limits) {

    public BlockedTime {
        frames = List.copyOf(frames);
        limits = List.copyOf(limits);
    }

    /** Total of all waits on threads of this kind. */
    public double millis(ThreadKind kind) {
        return frames.stream()
                .filter(frame -> frame.threads() == kind)
                .mapToDouble(BlockedFrame::totalMillis)
                .sum();
    }
}
