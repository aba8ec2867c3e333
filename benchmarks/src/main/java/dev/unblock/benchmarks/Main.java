package dev.unblock.benchmarks;

import dev.unblock.benchmarks.runtime.RuntimeCheck;
import dev.unblock.benchmarks.speed.SpeedBenchmark;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The door: {@code case-study} runs the whole line on the sample, {@code measure} compares jars under load, {@code
 * picture} shows a report as the README does, {@code speed} runs the analysis beside its peers, {@code
 * seen-waits} holds it against what real runs wait for.
 */
public final class Main {

    private static final int OK = 0;
    private static final int INTERNAL_ERROR = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    private static CaseStudy caseStudy(Options options, Progress progress) {
        Path work = options.work("case-study");
        Tools tools = Tools.of(options, work);
        return new CaseStudy(options.root().resolve("sample-legacy-app"), work, tools, options.size(), progress);
    }

    private static SpeedBenchmark speed(Options options, Progress progress) {
        Path work = options.work("speed");
        Tools tools = Tools.of(options, work);
        SpeedBenchmark.Settings settings = new SpeedBenchmark.Settings(
                options.text("--corpora").orElse("S:3,M:3,L:1"),
                Duration.ofMinutes(
                        options.text("--minutes").map(Long::parseLong).orElse(20L)),
                work,
                options.optional("--page").orElse(options.root().resolve("docs").resolve("performance.md")),
                tools.unblockJar(),
                options.text("--unblock-jvm").orElse("as-launched"));
        return new SpeedBenchmark(settings, tools::maven, progress::say);
    }

    /** The sample application, or another project if one is named. */
    private static void seenWaits(Options options, Progress progress, PrintWriter out)
            throws IOException, InterruptedException {
        Path jdk = options.optional("--jdk").orElse(Path.of(System.getProperty("java.home")));
        Path page =
                options.optional("--page").orElse(options.root().resolve("docs").resolve("runtime-check.md"));
        Path project = options.optional("--project").orElse(options.root().resolve("sample-legacy-app"));
        String name = project.toAbsolutePath().normalize().getFileName().toString();
        Path work = options.work("seen-waits").resolve(name);
        RuntimeCheck check = new RuntimeCheck(jdk, work);
        List<String> lines = new RuntimeStudy(project, work, check, Tools.of(options, work), progress).run();
        out.println();
        lines.forEach(out::println);
        RuntimeStudy.publish(page, name, lines);
    }

    static int run(String[] arguments, PrintWriter out) {
        try (Progress progress = new Progress(out)) {
            Options options = Options.parse(arguments);
            switch (options.command()) {
                case MEASURE -> new Measuring(options, progress).run(out);
                case PICTURE -> {
                    ReportPicture.take(options.path("--report"), options.path("--output"));
                    out.println("Wrote " + options.path("--output"));
                }
                case SEEN_WAITS -> seenWaits(options, progress, out);
                case SPEED -> speed(options, progress).run();
                case CASE_STUDY -> {
                    Summary summary = caseStudy(options, progress).run();
                    out.println();
                    summary.lines().forEach(out::println);
                }
            }
            return OK;
        } catch (UsageException e) {
            out.println(e.getMessage());
            return USAGE;
        } catch (CommandFailedException e) {
            out.println(e.getMessage());
            return INTERNAL_ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Interrupted.");
            return INTERNAL_ERROR;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(out);
            return INTERNAL_ERROR;
        }
    }
}
