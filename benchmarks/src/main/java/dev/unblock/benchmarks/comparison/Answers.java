package dev.unblock.benchmarks.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Compares what two contenders answer to the same questions: a migration must not change it. */
final class Answers {

    private Answers() {}

    static Optional<String> difference(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        return expected.entrySet().stream()
                .filter(entry -> !Arrays.equals(entry.getValue(), actual.get(entry.getKey())))
                .map(entry -> "answers " + entry.getKey() + " differently from the first state")
                .findFirst();
    }
}
