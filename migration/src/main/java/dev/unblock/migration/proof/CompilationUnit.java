package dev.unblock.migration.proof;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** The sources of all modules that are compiled in one go, main before test, and what they need. */
public record CompilationUnit(
        List<Path> mainRoots, List<Path> testRoots, List<Path> classPath, Charset encoding, int release) {

    public CompilationUnit {
        mainRoots = List.copyOf(mainRoots);
        testRoots = List.copyOf(testRoots);
        classPath = List.copyOf(classPath);
    }
}
