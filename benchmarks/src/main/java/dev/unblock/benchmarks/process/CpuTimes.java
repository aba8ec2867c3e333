package dev.unblock.benchmarks.process;

import java.util.List;

/**
 * The first lines of {@code /proc/stat}.
 *
 * @param busy ticks of all cores in which somebody ran, the hypervisor's other guests included
 * @param total ticks of all cores
 */
record CpuTimes(long busy, long total, int cores) {

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

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

    /** The part of the machine, 0 to 1, that was busy since then. */
    double busyShareSince(CpuTimes before) {
        long elapsed = total - before.total;
        return elapsed <= 0 ? 0 : (double) (busy - before.busy) / elapsed;
    }
}
