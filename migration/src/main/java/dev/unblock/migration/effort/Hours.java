package dev.unblock.migration.effort;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Three points of an estimate. */
record Hours(double minimum, double likely, double maximum) {

    Hours {
        if (!(minimum >= 0 && likely >= minimum && maximum >= likely && Double.isFinite(maximum))) {
            throw new IllegalArgumentException("hours " + minimum + ", " + likely + ", " + maximum);
        }
    }

    /** As a person writes them: {@code 0.5, 1, 4}; empty when it is anything else. */
    static Optional<Hours> parse(String text) {
        try {
            List<Double> points = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Double::valueOf)
                    .toList();
            return points.size() == 3
                    ? Optional.of(new Hours(points.get(0), points.get(1), points.get(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Hours plus(Hours other) {
        return new Hours(minimum + other.minimum, likely + other.likely, maximum + other.maximum);
    }

    Hours times(double factor) {
        return new Hours(minimum * factor, likely * factor, maximum * factor);
    }

    /** {@code 0.5–1–4 h}. */
    String words() {
        return number(minimum) + "–" + number(likely) + "–" + number(maximum) + " h";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
