package dev.unblock.benchmarks.comparison;

import java.time.Duration;

/**
 * How long a measurement takes.
 *
 * @param rounds per contender and trial
 * @param counted length of the counted part of a round
 * @param trials at most so many of the trials given are made
 */
public record RunSize(int rounds, Duration counted, int trials) {

    /** About a minute and a half for two trials' first with three contenders: a look, not a result to quote. */
    public static final RunSize QUICK = new RunSize(2, Duration.ofSeconds(4), 1);

    /** About four minutes. */
    public static final RunSize STANDARD = new RunSize(3, Duration.ofSeconds(6), 2);

    /** About fifteen minutes. */
    public static final RunSize FULL = new RunSize(7, Duration.ofSeconds(15), 2);

    public RunSize {
        if (rounds < 1 || trials < 1 || counted.isNegative() || counted.isZero()) {
            throw new IllegalArgumentException(rounds + " rounds of " + counted + ", " + trials + " trials");
        }
    }
}
