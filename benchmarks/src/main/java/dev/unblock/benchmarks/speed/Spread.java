package dev.unblock.benchmarks.speed;

import java.util.List;
import java.util.Locale;

/** A figure over several rounds. */
record Spread(double min, double median, double max) {

    /** @throws IllegalArgumentException without a value */
    static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** The median, and the range where there is one, e.g. {@code 1.24 (1.20–1.31)}. */
    String text(int decimals) {
        String middle = number(median, decimals);
        return min == max ? middle : middle + " (" + number(min, decimals) + "–" + number(max, decimals) + ")";
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
