package dev.unblock.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * A constant rate of GET requests.
 *
 * @param paths asked in turn
 * @param perSecond requests that start in each second, whatever the answers
 * @param lead load before the counted part, so that the counted part sees a steady state
 * @param counted the part whose requests and answers are counted
 * @param grace wait for late answers after the load has ended
 * @param maxInFlight requests beyond it are not sent and count as unanswered
 */
public record Load(
        Target target,
        List<String> paths,
        double perSecond,
        Duration lead,
        Duration counted,
        Duration grace,
        int maxInFlight,
        ExpectedAnswer expected) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double FASTEST = 10_000;

    public Load {
        paths = List.copyOf(paths);
        if (paths.isEmpty() || paths.stream().anyMatch(path -> !path.startsWith("/"))) {
            throw new IllegalArgumentException("paths " + paths);
        }
        if (!(perSecond > 0) || perSecond > FASTEST) {
            throw new IllegalArgumentException("rate " + perSecond);
        }
        if (lead.isNegative() || grace.isNegative() || counted.isNegative() || counted.isZero()) {
            throw new IllegalArgumentException("lead " + lead + ", counted " + counted + ", grace " + grace);
        }
        if (lead.plus(counted).plus(grace).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("longer than " + LONGEST);
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("at most " + maxInFlight + " in flight");
        }
    }

    RateSchedule schedule() {
        return new RateSchedule(perSecond);
    }

    /** Number of the first counted request. */
    long firstCounted() {
        return schedule().startedBefore(lead);
    }

    /** Number after the last request. */
    long total() {
        return schedule().startedBefore(lead.plus(counted));
    }

    String path(long index) {
        return paths.get((int) (index % paths.size()));
    }
}
