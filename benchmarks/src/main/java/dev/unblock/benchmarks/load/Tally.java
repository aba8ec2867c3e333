package dev.unblock.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts the requests of one load; all times in nanoseconds after its start. Confined to the event loop. */
final class Tally {

    private static final int DIGITS = 3;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(15);

    private final Load load;
    private final long countedFrom;
    private final long countedTo;
    private final Histogram latency = new Histogram(LONGEST, DIGITS);
    private final Histogram lag = new Histogram(LONGEST, DIGITS);
    private long answered;
    private long failed;
    private long notSent;
    private long unanswered;
    private long finished;
    private long arrivedCorrect;

    Tally(Load load) {
        this.load = load;
        this.countedFrom = load.lead().toNanos();
        this.countedTo = countedFrom + load.counted().toNanos();
    }

    void turnedTo(long intended, long now) {
        if (isCounted(intended)) {
            lag.recordValue(clamp(now - intended));
        }
    }

    void correct(long intended, long now) {
        finished++;
        if (now >= countedFrom && now < countedTo) {
            arrivedCorrect++;
        }
        if (isCounted(intended)) {
            answered++;
            latency.recordValue(clamp(now - intended));
        }
    }

    void wrong(long intended) {
        finished++;
        if (isCounted(intended)) {
            failed++;
        }
    }

    void notSent(long intended) {
        if (isCounted(intended)) {
            notSent++;
            latency.recordValue(clamp(countedTo + load.grace().toNanos() - intended));
        }
    }

    /** The request was sent, or waited to be, until the load was given up. */
    void givenUp(long intended, long now) {
        if (isCounted(intended)) {
            unanswered++;
            latency.recordValue(clamp(now - intended));
        }
    }

    LoadResult result() {
        double seconds = load.counted().toNanos() / 1e9;
        long offered = answered + failed + unanswered + notSent;
        return new LoadResult(
                offered,
                answered,
                failed,
                unanswered + notSent,
                notSent,
                finished,
                arrivedCorrect / seconds,
                new Percentiles(latency),
                new Percentiles(lag));
    }

    private boolean isCounted(long intended) {
        return intended >= countedFrom && intended < countedTo;
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(nanos, LONGEST));
    }
}
