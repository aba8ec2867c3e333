package dev.unblock.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PMD with its multithreading category, as its own command line starts it, a thread per core. */
record Pmd(List<Path> classPath) implements Engine {

    static final List<Artifact> ARTIFACTS = List.of(
            Artifact.of("net.sourceforge.pmd:pmd-cli:7.27.0"), Artifact.of("net.sourceforge.pmd:pmd-java:7.27.0"));
    private static final String REPORT = "pmd.csv";

    Pmd {
        classPath = List.copyOf(classPath);
    }

    @Override
    public String name() {
        return "PMD";
    }

    @Override
    public String work() {
        return "7.27.0: parses every source, resolves its types, runs the 10 or so rules of `multithreading.xml`";
    }

    @Override
    public List<String> command(Material material, Path output) {
        return JavaCommand.with(JavaCommand.defaults(material.corpus()))
                .main(
                        classPath,
                        "net.sourceforge.pmd.cli.PmdCli",
                        List.of(
                                "check",
                                "--dir",
                                material.sources().toString(),
                                "--rulesets",
                                "category/java/multithreading.xml",
                                "--aux-classpath",
                                material.dependencyPath(),
                                "--format",
                                "csv",
                                "--report-file",
                                output.resolve(REPORT).toString(),
                                "--no-cache",
                                "--no-progress",
                                "--no-fail-on-violation",
                                "--no-fail-on-error"));
    }

    @Override
    public Outcome outcome(Path log, Path output, int exitCode) throws IOException {
        Path report = output.resolve(REPORT);
        if (exitCode != 0 || !Files.isRegularFile(report)) {
            return Outcome.failed("exit code " + exitCode);
        }
        try (Stream<String> lines = Files.lines(report)) {
            return Outcome.of(violations(lines) + " violations");
        }
    }

    /** A violation's row begins with its number; the head's row does not. */
    static long violations(Stream<String> lines) {
        return lines.filter(line -> line.matches("\"\\d+\",.*")).count();
    }
}
