package dev.unblock.analyzer;

import java.nio.file.Path;
import java.util.List;

/**
 * What to analyse.
 *
 * @param project a project with or without a build file, or a bare folder of sources
 * @param classPath jars and folders of the dependencies; empty to find what lies around
 * @param classes folders or jars of the project's own classes; empty to find them
 * @param catalogues the user's own files with further blocking APIs
 * @param paths how many paths to show for each finding; the others are counted
 */
public record AnalysisRequest(
        Path project, List<Path> classPath, List<Path> classes, Tests tests, List<Path> catalogues, int paths) {

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

    public AnalysisRequest(Path project, List<Path> classPath, List<Path> classes, Tests tests, List<Path> catalogues) {
        this(project, classPath, classes, tests, catalogues, FEW_PATHS);
    }

    public AnalysisRequest withPaths(int most) {
        return new AnalysisRequest(project, classPath, classes, tests, catalogues, most);
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
