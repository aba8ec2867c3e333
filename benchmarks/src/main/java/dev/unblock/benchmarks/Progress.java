package dev.unblock.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says what is being done, each line with the time since the start; after a long silence, that it is still being done. */
final class Progress implements AutoCloseable {

    private static final long SILENCE_SECONDS = 30;

    private final PrintWriter out;
    private final long startedAt = System.nanoTime();
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private long saidAt = startedAt;

    Progress(PrintWriter out) {
        this.out = out;
        heartbeat.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    synchronized void say(String line) {
        saidAt = System.nanoTime();
        long seconds = (saidAt - startedAt) / 1_000_000_000;
        out.println(String.format(Locale.ROOT, "[%d:%02d] %s", seconds / 60, seconds % 60, line));
        out.flush();
    }

    private synchronized void beat() {
        if (System.nanoTime() - saidAt > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
            say("  … still at it");
        }
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
    }
}
