package dev.unblock.benchmarks.comparison;

import dev.unblock.benchmarks.process.Application;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.benchmarks.process.PartnerSimulator.Stats;
import java.time.Duration;

/**
 * Waits until an application has worked off what its clients no longer wait for. An overloaded server goes on with requests
 * whose clients have left; quick partners shorten that. A question of our own then queues behind what is left, wherever the
 * queues are; when it is answered and the partners are no longer asked, nothing is left.
 */
final class Drain {

    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final PartnerSimulator partners;
    private final Application application;
    private final String path;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    Drain(PartnerSimulator partners, Application application, String path) {
        this.partners = partners;
        this.application = application;
        this.path = path;
    }

    void await() throws InterruptedException {
        partners.latency(Duration.ZERO);
        while (!application.answers(path)) {
            pause();
        }
        long quietSince = System.nanoTime();
        long total = -1;
        while (System.nanoTime() - quietSince < QUIET.toNanos()) {
            Stats stats = partners.stats();
            if (stats.inFlight() > 0 || stats.total() != total) {
                quietSince = System.nanoTime();
                total = stats.total();
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                    application.name() + " is still busy " + LONGEST.toSeconds() + " s after the end of its load");
        }
        Thread.sleep(POLL.toMillis());
    }
}
