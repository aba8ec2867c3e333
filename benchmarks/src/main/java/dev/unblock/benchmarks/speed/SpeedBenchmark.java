package dev.unblock.benchmarks.speed;

import dev.unblock.benchmarks.page.GeneratedPart;
import dev.unblock.benchmarks.process.Machine;
import dev.unblock.benchmarks.process.MeasuredCommand;
import dev.unblock.benchmarks.process.Usage;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs Unblock and its peers in turn on open code, and writes down what each took. */
public final class SpeedBenchmark {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    private final Settings settings;
    private final Maven maven;
    private final Consumer<String> progress;

    /**
     * What to do.
     *
     * @param corpora with the rounds on each, e.g. {@code S:3,M:3,L:1}
     * @param work keeps the corpora from one run to the next
     * @param page receives the tables
     * @param unblockJvm the options Unblock is started with, separated by spaces
     */
    public record Settings(String corpora, Duration budget, Path work, Path page, Path unblockJar, String unblockJvm) {}

    public SpeedBenchmark(Settings settings, Maven maven, Consumer<String> progress) {
        this.settings = settings;
        this.maven = maven;
        this.progress = progress;
    }

    /** Measures, and updates the page with what is valid. */
    public void run() throws IOException, InterruptedException {
        List<Trip> trips = Trip.parse(settings.corpora());
        Download download = new Download(maven);
        progress.accept("Get the peers and the corpora (once; then they are kept in " + settings.work() + ")");
        Crew crew = crew(download);
        MaterialStore store = new MaterialStore(settings.work().resolve("corpora"), download);
        List<Material> materials = new ArrayList<>();
        for (Trip trip : trips) {
            materials.add(store.get(trip.corpus()));
        }
        RunLog log = RunLog.begin(settings.work().resolve("runs.csv"));
        TimeBudget budget = new TimeBudget(settings.budget(), System::nanoTime);
        List<SpeedTable> tables = new ArrayList<>();
        for (int i = 0; i < trips.size(); i++) {
            Material material = materials.get(i);
            Series series = measure(material, trips.get(i).rounds(), crew, budget, log);
            tables.add(new SpeedTable(material, series, crew.names(), crew.peerNames(), Machine.describe()));
            publish(tables);
        }
    }

    private Crew crew(Download download) throws IOException, InterruptedException {
        if (!Files.isRegularFile(settings.unblockJar())) {
            throw new UsageException("No " + settings.unblockJar() + ". Build it first: mvn -DskipTests package");
        }
        boolean caches = help().contains("--cache");
        if (!caches) {
            progress.accept("This Unblock has no --cache: only the cold run is measured");
        }
        List<String> jvm = Stream.of(settings.unblockJvm().split(" "))
                .filter(option -> !option.isBlank())
                .toList();
        return Crew.gather(
                new Unblock.Program(settings.unblockJar(), jvm, caches ? List.of("--cache") : List.of()),
                caches ? List.of(UnblockState.values()) : List.of(UnblockState.COLD),
                settings.work(),
                download);
    }

    private String help() throws IOException, InterruptedException {
        Path log = settings.work().resolve("logs").resolve("help.log");
        List<String> command = JavaCommand.with(List.of()).jar(settings.unblockJar(), List.of("analyze", "--help"));
        MeasuredCommand.run(command, settings.unblockJar().getParent(), log, Duration.ofMinutes(1));
        return Files.readString(log);
    }

    private Series measure(Material material, int rounds, Crew crew, TimeBudget budget, RunLog log)
            throws IOException, InterruptedException {
        readOnce(material);
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Engine engine : crew.order(round)) {
                String work = material.corpus() + ", " + engine.name();
                if (!budget.allows(work)) {
                    progress.accept(work + ": not run, the time is up");
                    continue;
                }
                Run run = run(engine, material, round, budget.left());
                budget.took(work, run.usage().wall());
                log.add(material.corpus(), run);
                progress.accept(line(material.corpus(), rounds, run));
                runs.add(run);
            }
        }
        return new Series(runs);
    }

    private Run run(Engine engine, Material material, int round, Duration left)
            throws IOException, InterruptedException {
        String name = material.corpus() + "-" + engine.name().replaceAll("[^A-Za-z]+", "-");
        Path output = settings.work().resolve("output").resolve(name);
        Path log = settings.work().resolve("logs").resolve(name + ".log");
        Folders.makeEmpty(output);
        Duration limit = left.compareTo(LONGEST_RUN) < 0 ? left : LONGEST_RUN;
        engine.before(material);
        try {
            Usage usage = MeasuredCommand.run(engine.command(material, output), output, log, limit);
            Outcome outcome = usage.exitCode().isPresent()
                    ? engine.outcome(log, output, usage.exitCode().getAsInt())
                    : Outcome.failed("not done after " + limit.toSeconds() + " s");
            return new Run(engine.name(), round, usage, outcome);
        } finally {
            engine.after(material);
        }
    }

    /** Nobody shall pay for the first reading from the disk. */
    private static void readOnce(Material material) throws IOException {
        List<Path> files = new ArrayList<>(material.own());
        files.addAll(material.dependencies());
        for (Path root : List.of(material.project(), material.classes())) {
            try (Stream<Path> below = Files.walk(root)) {
                below.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        for (Path file : files) {
            Files.copy(file, OutputStream.nullOutputStream());
        }
    }

    private static String line(Corpus corpus, int rounds, Run run) {
        Usage usage = run.usage();
        return String.format(
                Locale.ROOT,
                "%s %d/%d  %-26s %7.2f s wall %7.1f s CPU %6.0f MB  %s%s",
                corpus,
                run.round(),
                rounds,
                run.engine(),
                usage.wallSeconds(),
                usage.cpuSeconds(),
                usage.peakMegabytes(),
                run.outcome()
                        .problem()
                        .map(problem -> "FAILED: " + problem)
                        .orElse(run.outcome().text()),
                usage.foreignCpu() > Series.FOREIGN_CPU
                        ? String.format(Locale.ROOT, "  INVALID: others used %.0f %%", usage.foreignCpu() * 100)
                        : "");
    }

    private void publish(List<SpeedTable> tables) throws IOException {
        StringBuilder all = new StringBuilder();
        String page = Files.readString(settings.page());
        for (SpeedTable table : tables) {
            Corpus corpus = table.material().corpus();
            all.append("### ")
                    .append(corpus)
                    .append(": ")
                    .append(corpus.title())
                    .append("\n\n");
            all.append(String.join("\n", table.lines())).append("\n\n");
            if (!table.series().validRounds().isEmpty()) {
                page = new GeneratedPart("speed " + corpus).replacedIn(page, table.lines());
            }
        }
        Files.writeString(settings.work().resolve("speed.md"), all);
        Files.writeString(settings.page(), page);
        progress.accept("Tables in " + settings.work().resolve("speed.md") + "; valid ones in " + settings.page());
    }
}
