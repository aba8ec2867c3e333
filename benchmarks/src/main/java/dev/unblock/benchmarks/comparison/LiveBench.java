package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.RecordingReader;
import dev.unblock.analyzer.recording.Window;
import dev.unblock.benchmarks.load.ExpectedAnswer;
import dev.unblock.benchmarks.load.Load;
import dev.unblock.benchmarks.load.LoadGenerator;
import dev.unblock.benchmarks.load.LoadResult;
import dev.unblock.benchmarks.load.Target;
import dev.unblock.benchmarks.process.Application;
import dev.unblock.benchmarks.process.MachineWatch;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.benchmarks.process.ProcessWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs contenders as processes on this machine: all are started once and stay idle while it is another's turn. */
final class LiveBench implements Bench, AutoCloseable {

    private static final int MAX_IN_FLIGHT = 4000;
    /** Longer than three calls in sequence: the counted part then sees a steady state. */
    private static final double LEAD_IN_PARTNER_LATENCIES = 3.2;
    /** Longer still, so that whoever keeps up with the load answers all of it. */
    private static final double GRACE_IN_PARTNER_LATENCIES = 4;

    private static final double LIGHT_PER_SECOND = 20;
    private static final Duration LIGHT = Duration.ofSeconds(2);
    private static final String FLOOR_PATH = "/flights/fares/T1";

    private final PartnerSimulator partners;
    private final RunSize size;
    private final Running running;
    private final LoadGenerator generator = new LoadGenerator();
    private final Map<Trial, Map<String, byte[]>> answers = new LinkedHashMap<>();

    LiveBench(PartnerSimulator partners, RunSize size, Path folder) {
        this.partners = partners;
        this.size = size;
        this.running = new Running(partners, folder);
    }

    @Override
    public Preparation prepare(Trial trial, Contender contender) throws InterruptedException {
        Application application = running.get(contender);
        List<Double> warmUp = new WarmUp(generator, partners).run(application, trial);
        partners.reset(trial.partnerLatency());
        Map<String, byte[]> own = ask(application, trial);
        Map<String, byte[]> expected = answers.computeIfAbsent(trial, key -> own);
        partners.reset(trial.partnerLatency());
        Load light = load(trial, Target.local(application.port()), LIGHT_PER_SECOND, LIGHT);
        Instant from = Instant.now().plus(light.lead());
        LoadResult result = generator.run(light);
        double calls = (double) partners.stats().total() / Math.max(1, result.finished());
        return new Preparation(
                warmUp,
                result.latency().millisAt(50),
                result.goodputPerSecond(),
                calls,
                new Window(from, from.plus(light.counted())),
                Answers.difference(expected, own));
    }

    private static Map<String, byte[]> ask(Application application, Trial trial) throws InterruptedException {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String path : trial.paths()) {
            bodies.put(path, application.ask(path));
        }
        return bodies;
    }

    @Override
    public Floor floor(Trial trial, double callsPerSecond) throws InterruptedException {
        partners.reset(trial.partnerLatency());
        Load direct = new Load(
                Target.local(partners.port()),
                List.of(FLOOR_PATH),
                callsPerSecond,
                trial.partnerLatency().multipliedBy(2),
                LIGHT,
                times(trial, GRACE_IN_PARTNER_LATENCIES),
                MAX_IN_FLIGHT,
                ExpectedAnswer.success());
        return new Floor(
                trial.name(),
                trial.latencyMillis(),
                generator.run(direct).latency().millisAt(50));
    }

    @Override
    public RoundFigures round(Trial trial, Contender contender) throws InterruptedException {
        Application application = running.get(contender);
        partners.reset(trial.partnerLatency());
        Load load = load(trial, Target.local(application.port()), trial.perSecond(), size.counted());
        MachineWatch machine = MachineWatch.start(running.processes());
        ProcessWatch process = ProcessWatch.start(application.handle());
        Instant from = Instant.now().plus(load.lead());
        LoadResult result = generator.run(load);
        ProcessWatch.Figures figures = process.stop();
        MachineWatch.Figures surroundings = machine.stop();
        int peak = partners.stats().peakInFlight();
        new Drain(partners, application, trial.paths().get(0)).await();
        return new RoundFigures(
                result.goodputPerSecond(),
                result.latency().millisAt(50),
                result.latency().millisAt(99),
                result.answered(),
                result.failed(),
                result.unanswered(),
                result.notSent(),
                result.lag().millisAt(99),
                figures.peakThreads(),
                figures.residentMegabytes(),
                figures.cpu().toNanos() / 1e6 / Math.max(1, result.finished()),
                peak,
                surroundings.foreignCpu(),
                surroundings.pressure(),
                new Window(from, from.plus(load.counted())));
    }

    private Load load(Trial trial, Target target, double perSecond, Duration counted) {
        Duration lead = times(trial, LEAD_IN_PARTNER_LATENCIES);
        Duration grace = times(trial, GRACE_IN_PARTNER_LATENCIES);
        ExpectedAnswer expected = ExpectedAnswer.sameAs(answers.get(trial));
        return new Load(target, trial.paths(), perSecond, lead, counted, grace, MAX_IN_FLIGHT, expected);
    }

    private static Duration times(Trial trial, double factor) {
        return Duration.ofNanos(Math.round(trial.partnerLatency().toNanos() * factor));
    }

    @Override
    public Recorded end(Contender contender, List<Measured> measured) throws IOException {
        Path recording = running.end(contender);
        RecordingReader reader = new RecordingReader(BootJar.applicationCode(contender.jar()));
        List<Window> windows = measured.stream().map(Measured::window).toList();
        Map<Window, BlockedTime> times = reader.read(recording, windows);
        List<Waits> waits = new ArrayList<>();
        measured.forEach(part -> waits.add(Waits.of(times.get(part.window()), part.answers())));
        List<String> limits = times.values().stream()
                .flatMap(time -> time.limits().stream())
                .distinct()
                .toList();
        return new Recorded(waits, limits);
    }

    @Override
    public void close() {
        running.close();
        generator.close();
    }
}
