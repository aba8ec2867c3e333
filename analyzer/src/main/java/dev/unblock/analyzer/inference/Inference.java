package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.Confidence;
import java.util.List;
import java.util.Optional;

/**
 * That a call into a library waits, and how.
 *
 * @param path from the library's method that is called to the method that waits, both included
 * @param openedOn where the last method waits because of what its stream was opened on: that
 * @param seenIn where the library itself is not at hand: the coordinates of the version that was looked at
 */
public record Inference(
        List<MethodKey> path, Confidence confidence, Optional<Value> openedOn, Optional<String> seenIn) {

    /** Seen in the library that the application uses. */
    Inference(List<MethodKey> path, Confidence confidence, Optional<Value> openedOn) {
        this(path, confidence, openedOn, Optional.empty());
    }

    public Inference {
        path = List.copyOf(path);
        if (path.size() < 2) {
            throw new IllegalArgumentException("a way through a library has two ends: " + path);
        }
    }

    /** What waits in the end. */
    public MethodKey sink() {
        return path.get(path.size() - 1);
    }
}
