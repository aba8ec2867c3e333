package dev.unblock.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches what the rest of the machine takes from a measurement. */
public final class MachineWatch {

    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");

    private final List<ProcessHandle> ours;
    private final Optional<CpuTimes> before;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long startedAt = System.nanoTime();
    private final Duration oursBefore;

    private MachineWatch(List<ProcessHandle> ours) {
        this.ours = List.copyOf(ours);
        this.before = CpuTimes.now();
        this.oursBefore = ourCpu();
        system.getCpuLoad(); // The first call starts its interval.
    }

    /**
     * What was seen.
     *
     * @param foreignCpu part of the machine's cores, 0 to 1, that processes outside the measurement used
     * @param pressure percentage of the last ten seconds in which some thread waited for a core, where the system tells
     */
    public record Figures(double foreignCpu, Optional<Double> pressure) {}

    /** Starts to watch; the given processes and this one belong to the measurement. */
    public static MachineWatch start(List<ProcessHandle> ours) {
        return new MachineWatch(ours);
    }

    public Figures stop() {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        int cores = before.map(CpuTimes::cores).orElse(Runtime.getRuntime().availableProcessors());
        double ourShare = ourCpu().minus(oursBefore).toNanos() / 1e9 / (seconds * cores);
        double busy = before.flatMap(start -> CpuTimes.now().map(now -> now.busyShareSince(start)))
                .orElseGet(() -> Math.max(0, system.getCpuLoad()));
        return new Figures(Math.max(0, busy - ourShare), pressure());
    }

    private Duration ourCpu() {
        return ours.stream().map(ProcessWatch::cpu).reduce(ProcessWatch.cpu(ProcessHandle.current()), Duration::plus);
    }

    private static Optional<Double> pressure() {
        return lines(PRESSURE).flatMap(MachineWatch::somePressure);
    }

    /** The ten-second average of the line {@code some avg10=12.34 avg60=…}. */
    static Optional<Double> somePressure(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("some avg10="))
                .map(line -> Double.parseDouble(line.substring("some avg10=".length(), line.indexOf(" avg60"))))
                .findFirst();
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Some kernels list the file and refuse to read it.
        }
    }
}
