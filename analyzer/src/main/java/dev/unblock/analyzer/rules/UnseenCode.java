package dev.unblock.analyzer.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often rules were right in applications that nobody had looked at before, with the evidence that makes them loud
 * today ({@code docs/precision.md}). What is right less than four times in five costs its reader more than it gives; a rule
 * that is as good as that has a count as poor as its own in less than three of ten readings of that length, else
 * the count is too short to say so (binomial test, one-sided).
 */
final class UnseenCode {

    private static final double WANTED = 0.8;
    private static final double UNLIKELY = 0.3;

    private static final Map<String, Reading> READINGS = readings();

    private UnseenCode() {}

    /** The last count of a rule that was right too seldom. */
    static Optional<Reading> tooSeldomRight(String rule) {
        return Optional.ofNullable(READINGS.get(rule)).filter(Reading::isTooLow);
    }

    private static Map<String, Reading> readings() {
        try (InputStream in = UnseenCode.class.getResourceAsStream("unseen.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(Reading::of)
                    .collect(Collectors.toMap(Reading::rule, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of so many findings that were read so many were right. */
    record Reading(String rule, int right, int read) {

        private static Reading of(String line) {
            String[] values = line.split(",");
            return new Reading(values[0], Integer.parseInt(values[1]), Integer.parseInt(values[2]));
        }

        /** Too low for a rule that is right as often as wanted. */
        boolean isTooLow() {
            return chanceOf(right, read) < UNLIKELY;
        }

        /** How often a rule that is right as often as wanted is right so many times or fewer. */
        private static double chanceOf(int right, int read) {
            double exactly = Math.pow(1 - WANTED, read);
            double sum = exactly;
            for (int more = 1; more <= right; more++) {
                exactly *= (read - more + 1) * WANTED / (more * (1 - WANTED));
                sum += exactly;
            }
            return sum;
        }
    }
}
