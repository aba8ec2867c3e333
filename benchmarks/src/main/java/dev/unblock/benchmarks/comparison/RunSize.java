package dev.unblock.benchmarks.comparison;

import java.time.Duration;

/**
 * How long a measurement takes.
 *
 * @param rounds per contender and trial
 * @param counted length of the counted part of a round; should be a multiple of the time an overloaded state takes for one
 *     request, because its threads answer in waves of that length and a part of a wave would be counted too much or too little
 * @param trials at most so many of the trials given are made
 * @param alternatives at most so many states are measured beside before and after
 */
public record RunSize(int rounds, Duration counted, int trials, int alternatives) {

    /** A look, not a result to quote. */
    public static final RunSize QUICK = new RunSize(2, Duration.ofSeconds(6), 1, 0);

    public static final RunSize STANDARD = new RunSize(3, Duration.ofSeconds(6), 2, 1);

    public static final RunSize FULL = new RunSize(7, Duration.ofSeconds(15), 2, 1);

    public RunSize {
        if (rounds < 1 || trials < 1 || alternatives < 0 || counted.isNegative() || counted.isZero()) {
            throw new IllegalArgumentException(rounds + " rounds of " + counted + ", " + trials + " trials");
        }
    }
}
