package dev.unblock.benchmarks.process;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end as a whole process and says what it took, by the operating system's own accounts.
 *
 * <p>Processor time is what the kernel adds to this process for a child that has ended, so it is complete. Peak memory is
 * the kernel's high-water mark, last read up to ten milliseconds before the end. Linux only.
 */
public final class MeasuredCommand {

    private static final long PERIOD_MILLIS = 10;
    private static final double KIB_PER_MIB = 1024;
    private static final String PEAK = "VmHWM:";

    private MeasuredCommand() {}

    /**
     * Runs one program; no other child of this process may end meanwhile.
     *
     * @param log receives what it prints
     * @param limit it is ended by force when it takes longer
     */
    public static Usage run(List<String> command, Path folder, Path log, Duration limit)
            throws IOException, InterruptedException {
        if (!ProcessTimes.areTold()) {
            throw new UsageException("Whole processes can be measured on Linux only: there is no /proc here.");
        }
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        CpuTimes machine = CpuTimes.now().orElseThrow();
        ProcessTimes times = ProcessTimes.now();
        long startedAt = System.nanoTime();
        Process process = builder.start();
        Thread stop = new Thread(process::destroyForcibly, "stop-child");
        Runtime.getRuntime().addShutdownHook(stop);
        double peak = await(process, startedAt + limit.toNanos());
        boolean inTime = !process.isAlive();
        process.destroyForcibly().waitFor();
        long wall = System.nanoTime() - startedAt;
        Runtime.getRuntime().removeShutdownHook(stop);
        ProcessTimes spent = ProcessTimes.now();
        long own = spent.own() - times.own();
        long children = spent.children() - times.children();
        return new Usage(
                Duration.ofNanos(wall),
                Duration.ofNanos(children * ProcessTimes.NANOS_PER_TICK),
                peak,
                foreign(machine, own + children),
                inTime ? OptionalInt.of(process.exitValue()) : OptionalInt.empty());
    }

    private static double await(Process process, long deadline) throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = 0;
        while (!process.waitFor(PERIOD_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
            peak = Math.max(peak, peakMegabytes(status));
        }
        return peak;
    }

    private static double peakMegabytes(Path status) {
        try {
            return peakMegabytes(Files.readAllLines(status));
        } catch (IOException e) {
            return 0; // It has ended between two readings.
        }
    }

    static double peakMegabytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(PEAK))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(PEAK.length()).strip().split("\\s+")[0]) / KIB_PER_MIB)
                .findFirst()
                .orElse(0);
    }

    private static double foreign(CpuTimes before, long ours) {
        CpuTimes now = CpuTimes.now().orElseThrow();
        long total = now.totalSince(before);
        return total <= 0 ? 0 : Math.max(0, (double) (now.busySince(before) - ours) / total);
    }
}
