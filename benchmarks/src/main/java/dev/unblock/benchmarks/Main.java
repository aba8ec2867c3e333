package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The door: {@code case-study} runs the whole line on the sample, {@code measure} compares jars under load, {@code
 * picture} shows a report as the README does.
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
        Path root =
                options.optional("--root").orElse(Path.of("")).toAbsolutePath().normalize();
        Path work = options.optional("--work")
                .orElse(root.resolve("target").resolve("case-study"))
                .toAbsolutePath();
        Tools tools = new Tools(
                root.resolve("cli").resolve("target").resolve("unblock.jar"),
                options.optional("--maven-home"),
                options.optional("--repository"),
                work.resolve("logs"));
        return new CaseStudy(root.resolve("sample-legacy-app"), work, tools, options.size(), progress);
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
