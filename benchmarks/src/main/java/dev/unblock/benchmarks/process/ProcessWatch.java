package dev.unblock.benchmarks.process;

import dev.unblock.benchmarks.process.ProcessProbe.Reading;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Samples one process from its start until {@link #stop()}. */
public final class ProcessWatch {

    private static final long PERIOD_MILLIS = 250;

    private final ProcessHandle process;
    private final ProcessProbe probe;
    private final ScheduledExecutorService timer;
    private final Duration cpuAtStart;
    private volatile Reading peak;

    private ProcessWatch(ProcessHandle process, ProcessProbe probe) {
        this.process = process;
        this.probe = probe;
        this.cpuAtStart = cpu(process);
        this.peak = probe.read();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "process-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What was seen: peaks of threads and memory, and the processor time used. */
    public record Figures(int peakThreads, double residentMegabytes, Duration cpu) {}

    public static ProcessWatch start(ProcessHandle process) {
        ProcessWatch watch = new ProcessWatch(process, ProcessProbe.of(process));
        watch.timer.scheduleAtFixedRate(watch::sample, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    public Figures stop() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(PERIOD_MILLIS * 4, TimeUnit.MILLISECONDS);
        sample();
        probe.close();
        return new Figures(
                peak.threads(), peak.residentMegabytes(), cpu(process).minus(cpuAtStart));
    }

    private synchronized void sample() {
        Reading now = probe.read();
        peak = new Reading(
                Math.max(peak.threads(), now.threads()), Math.max(peak.residentMegabytes(), now.residentMegabytes()));
    }

    /** Processor time of a process so far; zero where the system does not tell. */
    static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
