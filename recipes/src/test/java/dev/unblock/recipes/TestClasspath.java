package dev.unblock.recipes;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The real jars of libraries on this test's own class path. */
final class TestClasspath {
    private TestClasspath() {}

    static List<Path> jars(String... artifacts) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> Arrays.stream(artifacts)
                        .anyMatch(name -> jar.getFileName().toString().matches(name + "-\\d.*\\.jar")))
                .toList();
    }
}
