package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.BeforeAfter;
import dev.unblock.benchmarks.comparison.Contender;
import dev.unblock.benchmarks.comparison.RunSize;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.model.Measurement;
import dev.unblock.model.Plan;
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
        progress.say("Copy the sample application to " + project());
        WorkFolder.empty(work);
        ProjectCopy.copy(sample, project());
        Path before = pack("before");
        Path testClasses = keepTestClasses();

        progress.say("Analyze it");
        analyze("analyze-before", report("before"));
        progress.say("Plan its migration");
        tools.unblock("plan", progress, "plan", project().toString());
        progress.say("Migrate the copy; each step is compiled, tested and kept or taken back");
        tools.unblock("migrate", progress, "migrate", project().toString(), "--all", "--apply", "--verify", "test");
        Plan migrated = migrated();

        Path after = pack("after");
        progress.say("Measure before and after under the same load");
        Path measured = work.resolve("measurement.json");
        Contender migratedState = Contender.of("after", after).withPools(MigratedPools.of(migrated));
        Measurement measurement = measure(Contender.of("before", before), migratedState, testClasses);
        Files.writeString(measured, ResultJson.write(measurement));

        progress.say("Report");
        analyze("analyze-after", report("after"), "--measured", measured.toString());
        compare();
        return new Summary(result(report("before")), migrated, result(report("after")), measurement, report("after"));
    }

    private Path project() {
        return work.resolve("sample");
    }

    private Path report(String state) {
        return work.resolve("report-" + state);
    }

    private Path pack(String state) throws IOException, InterruptedException {
        progress.say("Build the jar '" + state + "'");
        tools.pack(project(), "build-" + state);
        Path kept = work.resolve(state + ".jar");
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
        Path kept = work.resolve("simulator");
        ProjectCopy.copyFolder(project().resolve("target").resolve("test-classes"), kept);
        return kept;
    }

    private void analyze(String name, Path output, String... further) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("analyze", project().toString(), "--output", output.toString(), "--format", FORMATS));
        arguments.addAll(List.of(further));
        tools.unblock(name, progress, arguments.toArray(String[]::new));
    }

    private Measurement measure(Contender before, Contender after, Path testClasses)
            throws IOException, InterruptedException {
        try (PartnerSimulator partners = PartnerSimulator.start(testClasses, work.resolve("runs"))) {
            return BeforeAfter.measure(
                    SampleTrials.of(List.of(before, after), List.of(before.withRequestThreads(MANY_THREADS))),
                    size,
                    partners,
                    work.resolve("runs"),
                    progress::say);
        }
    }

    private void compare() throws IOException, InterruptedException {
        tools.unblock(
                "compare",
                progress,
                "compare",
                report("before").resolve("unblock.json").toString(),
                report("after").resolve("unblock.json").toString());
    }

    /** What the migration says of itself, with the state of each step. */
    private Plan migrated() throws IOException {
        Path plan = project().resolve("target").resolve("unblock").resolve("plan.json");
        return ResultJson.read(Files.readString(plan), Plan.class);
    }

    private static Result result(Path folder) throws IOException {
        return ResultJson.read(Files.readString(folder.resolve("unblock.json")));
    }
}
