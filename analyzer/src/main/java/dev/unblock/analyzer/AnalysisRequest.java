package dev.unblock.analyzer;

import dev.unblock.analyzer.cache.CacheFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to analyse.
 *
 * @param project a project with or without a build file, or a bare folder of sources
 * @param classPath jars and folders of the dependencies; empty to find what lies around
 * @param classes folders or jars of the project's own classes; empty to find them
 * @param catalogues the user's own files with further blocking APIs
 * @param paths how many paths to show for each finding; the others are counted
 * @param today the day on which suppressions hold or are over; absent where none ever is over
 * @param cache folder for what is known about code and libraries from run to run; absent to read all anew each time
 */
public record AnalysisRequest(
        Path project,
        List<Path> classPath,
        List<Path> classes,
        Tests tests,
        List<Path> catalogues,
        int paths,
        Optional<LocalDate> today,
        Optional<Path> cache) {

    /** As many paths as a reader looks at. */
    public static final int FEW_PATHS = 5;

    public AnalysisRequest {
        classPath = List.copyOf(classPath);
        classes = List.copyOf(classes);
        catalogues = List.copyOf(catalogues);
        if (paths < 1) {
            throw new IllegalArgumentException(paths + " paths");
        }
    }

    /** With few paths, and without a cache. */
    public AnalysisRequest(Path project, List<Path> classPath, List<Path> classes, Tests tests, List<Path> catalogues) {
        this(project, classPath, classes, tests, catalogues, FEW_PATHS, Optional.empty(), Optional.empty());
    }

    public AnalysisRequest withPaths(int most) {
        return new AnalysisRequest(project, classPath, classes, tests, catalogues, most, today, cache);
    }

    /** On this day: what was suppressed until an earlier one is open again. */
    public AnalysisRequest on(LocalDate day) {
        return new AnalysisRequest(project, classPath, classes, tests, catalogues, paths, Optional.of(day), cache);
    }

    /** With this folder as the cache. */
    public AnalysisRequest cachingIn(Path folder) {
        return new AnalysisRequest(project, classPath, classes, tests, catalogues, paths, today, Optional.of(folder));
    }

    /** With the cache where users' caches belong on this system. */
    public AnalysisRequest cachingForUser() {
        return cachingIn(CacheFolder.userFolder());
    }

    public static AnalysisRequest of(Path project) {
        return new AnalysisRequest(project, List.of(), List.of(), Tests.LEFT_OUT, List.of());
    }

    /** Whether test code is analysed too. */
    public enum Tests {
        INCLUDED,
        LEFT_OUT
    }
}
