package dev.unblock.benchmarks;

import dev.unblock.benchmarks.page.GeneratedPart;
import dev.unblock.benchmarks.process.Machine;
import dev.unblock.benchmarks.runtime.RuntimeCheck;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs an application's own tests with all waits recorded, and asks which of them the analysis does not explain. */
final class RuntimeStudy {

    private static final String RESULT = "unblock.json";

    private final Path project;
    private final Path work;
    private final RuntimeCheck check;
    private final Tools tools;
    private final Progress progress;

    /**
     * Creates it.
     *
     * @param project a Maven project, which is only read
     * @param work emptied at the start, if an earlier run made it
     */
    RuntimeStudy(Path project, Path work, RuntimeCheck check, Tools tools, Progress progress) {
        this.project = project;
        this.work = work;
        this.check = check;
        this.tools = tools;
        this.progress = progress;
    }

    /** What was seen, as Markdown. */
    List<String> run() throws IOException, InterruptedException {
        progress.say("Copy " + project.getFileName() + " to " + work);
        WorkFolder.empty(work);
        Path copy = work.resolve("project");
        ProjectCopy.copy(project, copy);
        progress.say("Run its tests on JDK " + check.release() + ", all waits recorded");
        tools.maven(
                copy,
                "tests",
                check.environment(),
                List.of("-Dmaven.test.failure.ignore=true", "-Denforcer.skip", "test"));
        progress.say("Analyze it");
        tools.unblock(
                "analyze",
                progress,
                List.of(
                        "analyze",
                        copy.toString(),
                        "--format",
                        "json",
                        "--output",
                        work.resolve("result").toString()));
        Result result = ResultJson.read(Files.readString(work.resolve("result").resolve(RESULT)));
        progress.say("Read the recordings");
        List<String> lines = new ArrayList<>();
        lines.add("* " + Machine.describe() + "; its tests on JDK " + check.release()
                + (check.tracesMethods() ? ", with calls traced" : "") + ".");
        lines.addAll(check.verdict(result.findings(), classes(copy)));
        Files.write(work.resolve("seen.md"), lines);
        return lines;
    }

    /** Writes it to its part of a page, if the page has one. */
    static void publish(Path page, String name, List<String> lines) throws IOException {
        String text = Files.readString(page);
        Files.writeString(page, new GeneratedPart("seen " + name).replacedIn(text, lines));
    }

    private static List<Path> classes(Path copy) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(copy)) {
            folders = all.filter(Files::isDirectory)
                    .filter(folder -> folder.endsWith(Path.of("target", "classes")))
                    .toList();
        }
        if (folders.isEmpty()) {
            throw new UsageException("the build of " + copy + " left no classes");
        }
        return folders;
    }
}
