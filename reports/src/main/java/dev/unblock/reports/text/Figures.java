package dev.unblock.reports.text;

import java.util.Locale;

/** Figures as people read them; the same in every country, so that reports can be compared. */
public final class Figures {

    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;

    private Figures() {}

    /** {@code 12,345}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 3 findings}, {@code 1 finding}; the plural is the word with an s. */
    public static String count(long value, String word) {
        return count(value) + " " + (value == 1 ? word : word + "s");
    }

    /** At most one decimal and none for round or large figures: {@code 0.4}, {@code 12}, {@code 1,234}. */
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        boolean isRound = Math.abs(value) >= 100 || Math.abs(value - Math.rint(value)) < 0.05;
        return String.format(Locale.ROOT, isRound ? "%,.0f" : "%,.1f", isRound ? Math.rint(value) + 0.0 : value);
    }

    /** As a form takes it: {@code 1000}, {@code 0.5}. */
    public static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** With its sign, a true minus included: {@code +4}, {@code −12.5}. */
    public static String signed(double value) {
        String size = decimal(Math.abs(value));
        if (size.equals("0")) {
            return "0";
        }
        return (value < 0 ? "−" : "+") + size;
    }

    /** {@code 93.4 %}; never rounded up to 100, {@code –} of nothing. */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        double tenths = Math.floor(1000.0 * part / whole) / 10;
        return String.format(Locale.ROOT, tenths == Math.rint(tenths) ? "%.0f %%" : "%.1f %%", tenths);
    }

    /** Hours of work from {@code minimum} to {@code maximum}. */
    public static String hours(double minimum, double maximum) {
        return minimum == maximum ? hours(minimum) + " h" : hours(minimum) + "–" + hours(maximum) + " h";
    }

    /** A number of hours; an estimate of ten or more has no decimals. */
    public static String hours(double value) {
        return decimal(value >= 10 ? Math.rint(value) : value);
    }

    /** A time in the unit that suits it: {@code 40 ms}, {@code 2.1 s}. */
    public static String duration(double millis) {
        if (millis < MILLIS_PER_SECOND) {
            return decimal(millis) + " ms";
        }
        double seconds = millis / MILLIS_PER_SECOND;
        return seconds < SECONDS_PER_MINUTE ? decimal(seconds) + " s" : decimal(seconds / SECONDS_PER_MINUTE) + " min";
    }

    /** A guessed time: beyond a minute it only says that it is long. */
    public static String guess(double millis) {
        boolean credible = millis < SECONDS_PER_MINUTE * MILLIS_PER_SECOND;
        return credible ? duration(millis) : "over 1 min";
    }
}
