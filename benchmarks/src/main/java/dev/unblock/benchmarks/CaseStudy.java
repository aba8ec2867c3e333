package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.BeforeAfter;
import dev.unblock.benchmarks.comparison.Contender;
import dev.unblock.benchmarks.comparison.RunSize;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.model.Measurement;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The main job from end to end on a copy of the sample application: analyze, plan, migrate with proof, measure before and
 * after, report. Everything goes through the command line that users have.
 */
final class CaseStudy {

    private static final String FORMATS = "html,json,sarif,md,csv";
    private static final String RESULT = "unblock.json";
    private static final int MANY_THREADS = 1000;

    private final Path sample;
    private final Path work;
    private final Tools tools;
    private final RunSize size;
    private final Progress progress;

    /**
     * Creates it.
     *
     * @param sample the original, which is only read
     * @param work emptied at the start, if an earlier run made it
     */
    CaseStudy(Path sample, Path work, Tools tools, RunSize size, Progress progress) {
        this.sample = sample;
        this.work = work;
        this.tools = tools;
        this.size = size;
        this.progress = progress;
    }

    Summary run() throws IOException, InterruptedException {
        copy();
        Path before = pack("before");
        Path testClasses = keepTestClasses();
        analyze("before");
        plan();
        Result migrated = migrate();
        Path after = pack("after");
        Contender migratedState = Contender.of("after", after).withPools(MigratedPools.of(migrated.plan()));
        Measurement measurement = measure(Contender.of("before", before), migratedState, testClasses);
        analyze("after", "--measured", measured().toString());
        compare();
        report(migrated.withMetrics(migrated.metrics().withMeasured(measurement)));
        return new Summary(result("before"), migrated.plan(), result("after"), measurement, folder("report"));
    }

    private void copy() throws IOException {
        progress.say("Copy the sample application to " + project());
        WorkFolder.empty(work);
        ProjectCopy.copy(sample, project());
    }

    private void plan() throws IOException, InterruptedException {
        progress.say("Plan the migration");
        run("plan", "plan", List.of("--output", folder("plan").toString()));
    }

    private Result migrate() throws IOException, InterruptedException {
        progress.say("Migrate the copy; what does not compile or pass the tests is taken back");
        String output = folder("migration").toString();
        run("migrate", "migrate", List.of("--all", "--apply", "--verify", "test", "--output", output));
        return result("migration");
    }

    private Path measured() {
        return work.resolve("measurement.json");
    }

    private Path project() {
        return folder("sample");
    }

    private Path folder(String name) {
        return work.resolve(name);
    }

    private Path pack(String state) throws IOException, InterruptedException {
        progress.say("Build the jar '" + state + "'");
        tools.pack(project(), "build-" + state);
        Path kept = folder("jars").resolve(state + ".jar");
        Files.createDirectories(kept.getParent());
        Files.copy(bootJar(project().resolve("target")), kept);
        return kept;
    }

    private static Path bootJar(Path target) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        }
        throw new UsageException("The build left no jar in " + target);
    }

    /** The simulator must stay the same while the application changes. */
    private Path keepTestClasses() throws IOException {
        Path kept = folder("simulator");
        ProjectCopy.copyFolder(project().resolve("target").resolve("test-classes"), kept);
        return kept;
    }

    private void analyze(String state, String... further) throws IOException, InterruptedException {
        progress.say("Analyze the state '" + state + "'");
        List<String> options = new ArrayList<>(List.of("--output", folder(state).toString(), "--format", FORMATS));
        options.addAll(List.of(further));
        run("analyze", "analyze-" + state, options);
    }

    private void run(String command, String log, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command, project().toString()));
        arguments.addAll(options);
        tools.unblock(log, progress, arguments);
    }

    private Measurement measure(Contender before, Contender after, Path testClasses)
            throws IOException, InterruptedException {
        progress.say("Measure before and after under the same load");
        try (PartnerSimulator partners = PartnerSimulator.start(testClasses, folder("runs"))) {
            Measurement measurement = BeforeAfter.measure(
                    SampleTrials.of(List.of(before, after), List.of(before.withRequestThreads(MANY_THREADS)), size),
                    size,
                    partners,
                    folder("runs"),
                    progress::say);
            Files.writeString(measured(), ResultJson.write(measurement));
            return measurement;
        }
    }

    private void compare() throws IOException, InterruptedException {
        tools.unblock(
                "compare",
                progress,
                List.of(
                        "compare",
                        folder("before").resolve(RESULT).toString(),
                        folder("after").resolve(RESULT).toString(),
                        "--output",
                        folder("comparison").toString()));
    }

    /** One page for all of it: what was found, what became of each step, and what it brought. */
    private void report(Result result) throws IOException, InterruptedException {
        progress.say("Render the report");
        Path file = folder("report").resolve(RESULT);
        Files.createDirectories(file.getParent());
        Files.writeString(file, ResultJson.write(result));
        tools.unblock(
                "report",
                progress,
                List.of("report", file.toString(), "--sources", sample.toString(), "--format", FORMATS));
    }

    private Result result(String name) throws IOException {
        return ResultJson.read(Files.readString(folder(name).resolve(RESULT)));
    }
}
