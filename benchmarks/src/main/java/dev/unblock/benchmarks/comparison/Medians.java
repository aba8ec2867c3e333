package dev.unblock.benchmarks.comparison;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle value, or the mean of the two middle ones. */
final class Medians {

    private Medians() {}

    static <T> double of(List<T> values, ToDoubleFunction<T> figure) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
