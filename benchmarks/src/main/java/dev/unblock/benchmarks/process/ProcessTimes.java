package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time in {@code /proc/self/stat}, in the kernel's ticks of ten milliseconds.
 *
 * @param own of this process
 * @param children of those of its children that have ended, and of theirs
 */
record ProcessTimes(long own, long children) {

    private static final Path STAT = Path.of("/proc/self/stat");
    static final long NANOS_PER_TICK = 10_000_000;
    /** Place of {@code utime} behind the program's name, which is in brackets and may hold anything. */
    private static final int USER = 11;

    static boolean areTold() {
        return Files.isReadable(STAT);
    }

    static ProcessTimes now() {
        try {
            return parse(Files.readString(STAT));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STAT, e);
        }
    }

    static ProcessTimes parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return new ProcessTimes(sum(fields, USER), sum(fields, USER + 2));
    }

    private static long sum(String[] fields, int first) {
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }
}
