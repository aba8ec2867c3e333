package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code /proc/PID/status} (Linux): all threads of the process, and its resident memory. */
final class ProcStatusProbe implements ProcessProbe {

    private static final double KIB_PER_MIB = 1024;

    private final Path status;

    ProcStatusProbe(Path status) {
        this.status = status;
    }

    @Override
    public Reading read() {
        try {
            return parse(Files.readAllLines(status));
        } catch (IOException e) {
            return Reading.NONE; // The process has ended between two readings.
        }
    }

    static Reading parse(List<String> lines) {
        return new Reading((int) value(lines, "Threads:"), value(lines, "VmRSS:") / KIB_PER_MIB);
    }

    private static long value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        // Nothing is held open between two readings.
    }
}
