package dev.unblock.benchmarks.process;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What one run of a program took from the machine, from its start to its end.
 *
 * @param cpu processor time of the program, user and system
 * @param peakMegabytes the most memory it had resident at once
 * @param foreignCpu part of the machine's cores, 0 to 1, that everybody else used meanwhile
 * @param exitCode empty when it had to be ended at the time limit
 */
public record Usage(Duration wall, Duration cpu, double peakMegabytes, double foreignCpu, OptionalInt exitCode) {

    public double wallSeconds() {
        return wall.toNanos() / 1e9;
    }

    public double cpuSeconds() {
        return cpu.toNanos() / 1e9;
    }
}
