package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The first lines of {@code /proc/stat}.
 *
 * @param busy ticks of all cores in which somebody ran, the hypervisor's other guests included
 * @param total ticks of all cores
 */
record CpuTimes(long busy, long total, int cores) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    /** Empty where the system does not tell. */
    static Optional<CpuTimes> now() {
        try {
            return Files.isReadable(STAT) ? Optional.of(parse(Files.readAllLines(STAT))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Some kernels list the file and refuse to read it.
        }
    }

    static CpuTimes parse(List<String> lines) {
        String[] ticks = lines.get(0).strip().split("\\s+");
        long total = 0;
        long waiting = 0;
        for (int i = 0; i <= STEAL && i + 1 < ticks.length; i++) {
            long value = Long.parseLong(ticks[i + 1]);
            total += value;
            waiting += i == IDLE || i == IO_WAIT ? value : 0;
        }
        int cores =
                (int) lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
        return new CpuTimes(total - waiting, total, Math.max(1, cores));
    }

    long busySince(CpuTimes before) {
        return busy - before.busy;
    }

    long totalSince(CpuTimes before) {
        return total - before.total;
    }

    /** The part of the machine, 0 to 1, that was busy since then. */
    double busyShareSince(CpuTimes before) {
        long elapsed = total - before.total;
        return elapsed <= 0 ? 0 : (double) (busy - before.busy) / elapsed;
    }
}
