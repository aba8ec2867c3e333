package dev.unblock.benchmarks.comparison;

import dev.unblock.benchmarks.comparison.Bench.Measured;
import dev.unblock.benchmarks.comparison.Bench.Recorded;
import dev.unblock.benchmarks.comparison.Rounds.Turn;
import dev.unblock.benchmarks.process.Machine;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Validity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures contenders under the same loads in one run: prepare all, then interleaved rounds, then read the recordings. */
public final class BeforeAfter {

    private final Bench bench;
    private final RunSize size;
    private final Progress progress;
    private final String machine;
    private final int cores;
    private final Map<Key, List<RoundFigures>> rounds = new LinkedHashMap<>();
    private final Map<Key, Preparation> preparations = new LinkedHashMap<>();
    private final List<Floor> floors = new ArrayList<>();

    BeforeAfter(Bench bench, RunSize size, Progress progress, String machine, int cores) {
        this.bench = bench;
        this.size = size;
        this.progress = progress;
        this.machine = machine;
        this.cores = cores;
    }

    /** Told what is being done, a line each. */
    @FunctionalInterface
    public interface Progress {
        void say(String line);
    }

    private record Key(Trial trial, Contender contender) {}

    /**
     * Runs the whole measurement.
     *
     * @param folder for logs and recordings
     */
    public static Measurement measure(
            List<Trial> trials, RunSize size, PartnerSimulator partners, Path folder, Progress progress)
            throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (LiveBench bench = new LiveBench(partners, size, folder)) {
            return new BeforeAfter(bench, size, progress, Machine.describe(), cores).measure(trials);
        }
    }

    Measurement measure(List<Trial> given) throws IOException, InterruptedException {
        List<Trial> trials = given.stream().limit(size.trials()).toList();
        for (Trial trial : trials) {
            prepare(trial);
        }
        for (Trial trial : trials) {
            for (Turn turn : Rounds.interleaved(trial, size.rounds())) {
                take(turn);
            }
        }
        return conclude(trials);
    }

    private void prepare(Trial trial) throws InterruptedException {
        double partnerCalls = 0;
        for (Contender contender : trial.contenders()) {
            progress.say(say("%s: start and warm up '%s'", trial.name(), contender.name()));
            Preparation preparation = bench.prepare(trial, contender);
            preparations.put(new Key(trial, contender), preparation);
            progress.say(say(
                    "%s: '%s' is warm at %s ms of processor a request, and answers in %.0f ms",
                    trial.name(), contender.name(), slices(preparation), preparation.latencyMillis()));
            partnerCalls = Math.max(partnerCalls, preparation.partnerCalls());
        }
        Floor floor = bench.floor(trial, trial.perSecond() * Math.max(1, partnerCalls));
        progress.say(say(
                "%s: partners set to %.0f ms answer in %.1f ms",
                trial.name(), floor.settingMillis(), floor.measuredMillis()));
        floors.add(floor);
    }

    private static String slices(Preparation preparation) {
        return preparation.warmUp().stream().map(slice -> say("%.1f", slice)).collect(Collectors.joining(", "));
    }

    private void take(Turn turn) throws InterruptedException {
        RoundFigures figures = bench.round(turn.trial(), turn.contender());
        rounds.computeIfAbsent(new Key(turn.trial(), turn.contender()), key -> new ArrayList<>())
                .add(figures);
        progress.say(say(
                "%s: round %d of %d, '%s': %.1f of %.0f/s, p50 %.0f ms, %d threads",
                turn.trial().name(),
                turn.round(),
                size.rounds(),
                turn.contender().name(),
                figures.goodputPerSecond(),
                turn.trial().perSecond(),
                figures.latencyP50Millis(),
                figures.peakThreads()));
    }

    private Measurement conclude(List<Trial> trials) throws IOException {
        progress.say("Reading the flight recordings");
        Map<Contender, List<Key>> byContender = new LinkedHashMap<>();
        preparations.keySet().forEach(key -> byContender
                .computeIfAbsent(key.contender(), contender -> new ArrayList<>())
                .add(key));
        Map<Key, Observation> seen = new LinkedHashMap<>();
        List<String> limits = new ArrayList<>();
        for (Map.Entry<Contender, List<Key>> entry : byContender.entrySet()) {
            observe(entry.getKey(), entry.getValue(), seen, limits);
        }
        List<Measurement.Scenario> scenarios =
                trials.stream().map(trial -> scenario(trial, seen)).toList();
        List<String> broken = GuardRules.broken(floors, List.copyOf(seen.values()));
        Validity validity = broken.isEmpty() ? Validity.VALID : Validity.INVALID;
        return new Measurement(machine, method(limits), validity, broken, scenarios);
    }

    /** A recording is read once, for all trials of its contender. */
    private void observe(Contender contender, List<Key> keys, Map<Key, Observation> seen, List<String> limits)
            throws IOException {
        List<Measured> windows =
                keys.stream().flatMap(key -> windows(key).stream()).toList();
        Recorded recorded = bench.end(contender, windows);
        limits.addAll(recorded.limits().stream()
                .map(limit -> contender.name() + ": " + limit)
                .toList());
        int next = 0;
        for (Key key : keys) {
            List<RoundFigures> figures = rounds.getOrDefault(key, List.of());
            Waits quiet = recorded.waits().get(next);
            List<Waits> loaded = recorded.waits().subList(next + 1, next + 1 + figures.size());
            seen.put(
                    key, new Observation(key.trial(), contender, preparations.get(key), quiet, figures, loaded, cores));
            next += 1 + figures.size();
        }
    }

    private List<Measured> windows(Key key) {
        Preparation preparation = preparations.get(key);
        List<Measured> windows = new ArrayList<>();
        windows.add(new Measured(
                preparation.window(),
                preparation.answersPerSecond() * preparation.window().seconds()));
        for (RoundFigures figures : rounds.getOrDefault(key, List.of())) {
            windows.add(new Measured(
                    figures.window(),
                    figures.goodputPerSecond() * figures.window().seconds()));
        }
        return windows;
    }

    private Measurement.Scenario scenario(Trial trial, Map<Key, Observation> seen) {
        List<Measurement.Variant> variants = trial.contenders().stream()
                .map(contender -> seen.get(new Key(trial, contender)).variant())
                .toList();
        return new Measurement.Scenario(
                trial.name(),
                trial.route(),
                trial.perSecond(),
                size.counted().toMillis() / 1000.0,
                trial.latencyMillis(),
                variants);
    }

    private String method(List<String> limits) {
        return say(
                        "Open loop at a fixed rate over loopback, latency from the intended start; %d interleaved rounds "
                                + "with a drain between, medians; all states recorded alike by the JVM's flight recorder "
                                + "without threshold; generator, partners and application share the machine. The forecast "
                                + "is Little's law on the call structure seen under a light load.",
                        size.rounds())
                + (limits.isEmpty() ? "" : " " + String.join(" ", limits));
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
