package dev.unblock.benchmarks.comparison;

import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.benchmarks.process.PartnerSimulator.Stats;
import java.time.Duration;

/**
 * Waits until an application has worked off what its clients no longer wait for. An overloaded server goes on with requests
 * whose clients have left; quick partners shorten that.
 */
final class Drain {

    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final PartnerSimulator partners;

    Drain(PartnerSimulator partners) {
        this.partners = partners;
    }

    void await() throws InterruptedException {
        partners.latency(Duration.ZERO);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long quietSince = System.nanoTime();
        long total = -1;
        while (System.nanoTime() - quietSince < QUIET.toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the partners are still asked " + LONGEST.toSeconds() + " s after the end of the load");
            }
            Stats stats = partners.stats();
            if (stats.inFlight() > 0 || stats.total() != total) {
                quietSince = System.nanoTime();
                total = stats.total();
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
