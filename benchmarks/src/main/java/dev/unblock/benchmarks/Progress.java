package dev.unblock.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done, each line with the time since the start. */
final class Progress {

    private final PrintWriter out;
    private final long startedAt = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    void say(String line) {
        long seconds = (System.nanoTime() - startedAt) / 1_000_000_000;
        out.println(String.format(Locale.ROOT, "[%d:%02d] %s", seconds / 60, seconds % 60, line));
        out.flush();
    }
}
