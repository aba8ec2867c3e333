package dev.unblock.cli;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.AssessmentRequest;
import dev.unblock.migration.AssessmentRequest.Build;
import dev.unblock.model.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which project, and what is known about how to read it. */
final class ProjectOptions {

    @Parameters(
            paramLabel = "PATH",
            description = "a project with or without a build file, or a bare folder of .java files")
    private Path path = Path.of(".");

    @Option(
            names = "--classpath",
            paramLabel = "CP",
            description = "jars and folders of the dependencies, separated as the JVM's -cp; found by itself where"
                    + " the project's local repository has them")
    private String classPath = "";

    @Option(
            names = "--classes",
            paramLabel = "DIR",
            description = "a folder or jar of the project's own classes; may be repeated; default: target/classes and"
                    + " the like")
    private List<Path> classes = new ArrayList<>();

    @Option(names = "--include-tests", description = "analyse test code too")
    private boolean includeTests;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "a CSV file of further blocking APIs, or of ones to silence; may be repeated")
    private List<Path> catalogues = new ArrayList<>();

    @Option(
            names = "--paths",
            paramLabel = "N",
            description = "show up to N paths from entry points to each finding; the others are counted; default: 5")
    private int paths = AnalysisRequest.FEW_PATHS;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "where facts about code and libraries are kept from run to run; default: in the user's cache folder")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "read everything anew, and keep nothing")
    private boolean noCache;

    @Option(names = "--build", description = "compile the project first with its own build tool (runs its build)")
    private boolean build;

    /** What these options ask to assess. */
    AssessmentRequest assessment(@Nullable Path recording, @Nullable Path measured) {
        return new AssessmentRequest(
                request(),
                build ? Build.FIRST : Build.NEVER,
                readable(recording),
                readable(measured),
                Optional.empty());
    }

    AssessmentRequest assessment() {
        return assessment(null, null);
    }

    private static Optional<Path> readable(@Nullable Path file) {
        Optional<Path> given = Optional.ofNullable(file);
        given.ifPresent(ProjectOptions::requireReadable);
        return given;
    }

    /** The request these options mean, with every named file checked to be there. */
    AnalysisRequest request() {
        Path project = project();
        classes.forEach(ProjectOptions::requireReadable);
        catalogues.forEach(ProjectOptions::requireReadable);
        return caching(new AnalysisRequest(
                        project,
                        classPath(),
                        classes,
                        includeTests ? AnalysisRequest.Tests.INCLUDED : AnalysisRequest.Tests.LEFT_OUT,
                        catalogues)
                .withPaths(paths())
                .on(LocalDate.now(ZoneOffset.UTC)));
    }

    private int paths() {
        if (paths < 1) {
            throw new UsageException("--paths needs a number from 1 on");
        }
        return paths;
    }

    private AnalysisRequest caching(AnalysisRequest request) {
        if (noCache) {
            return request;
        }
        return cache == null ? request.cachingForUser() : request.cachingIn(cache.toAbsolutePath());
    }

    Path project() {
        if (!Files.exists(path)) {
            throw new UsageException("there is no " + path + "; give the folder of a project");
        }
        if (!Files.isDirectory(path)) {
            throw new UsageException(path + " is not a folder; give the folder of a project");
        }
        return path.toAbsolutePath().normalize();
    }

    private List<Path> classPath() {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .peek(ProjectOptions::requireReadable)
                .toList();
    }

    private static void requireReadable(Path file) {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
    }
}
