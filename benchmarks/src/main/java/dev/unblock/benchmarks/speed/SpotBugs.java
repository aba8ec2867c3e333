package dev.unblock.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SpotBugs with its category of multithreaded correctness; started as a program of its own, never shipped. */
record SpotBugs(List<Path> classPath) implements Engine {

    static final List<Artifact> ARTIFACTS = List.of(Artifact.of("com.github.spotbugs:spotbugs:4.10.4"));
    private static final String REPORT = "spotbugs.xml";
    private static final Pattern BUG = Pattern.compile("<BugInstance ");

    SpotBugs {
        classPath = List.copyOf(classPath);
    }

    @Override
    public String name() {
        return "SpotBugs";
    }

    @Override
    public String work() {
        return "4.10.4: reads the class files, data flow in every method, reports `MT_CORRECTNESS`, default effort";
    }

    @Override
    public List<String> command(Material material, Path output) {
        List<String> options = List.of(
                "-bugCategories",
                "MT_CORRECTNESS",
                "-effort:default",
                "-auxclasspath",
                material.dependencyPath(),
                "-xml",
                "-output",
                output.resolve(REPORT).toString());
        Stream<String> jars = material.own().stream().map(Path::toString);
        return JavaCommand.with(JavaCommand.defaults(material.corpus()))
                .main(
                        classPath,
                        "edu.umd.cs.findbugs.FindBugs2",
                        Stream.concat(options.stream(), jars).toList());
    }

    @Override
    public Outcome outcome(Path log, Path output, int exitCode) throws IOException {
        Path report = output.resolve(REPORT);
        if (exitCode != 0 || !Files.isRegularFile(report)) {
            return Outcome.failed("exit code " + exitCode);
        }
        return Outcome.of(bugs(Files.readString(report)) + " bugs");
    }

    static long bugs(String xml) {
        return BUG.matcher(xml).results().count();
    }
}
