package dev.unblock.model;

import java.util.List;

/**
 * How a thread gets from an entry point to a finding.
 *
 * @param entryPoint id of an {@link EntryPoint}
 * @param frames from the entry point's method to the finding's, each with the line of the call to the next; the last
 *     frame's line is the finding's
 */
public record CallPath(String entryPoint, List<Frame> frames) {

    public CallPath {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one frame");
        }
    }

    /** One method on the way. */
    public record Frame(String method, String file, int line) {}
}
