package dev.unblock.benchmarks.speed;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A corpus on this machine.
 *
 * @param folder sources below {@code project}, their classes in {@code classes}, and lists of both
 * @param own the jars of the corpus itself
 * @param dependencies all other jars
 * @param files sources
 * @param lines of all sources
 */
record Material(Corpus corpus, Path folder, List<Path> own, List<Path> dependencies, long files, long lines) {

    private static final String SOURCE_FOLDER = "src/main/java";

    Material {
        own = List.copyOf(own);
        dependencies = List.copyOf(dependencies);
    }

    static Path sources(Path folder) {
        return folder.resolve("project").resolve(SOURCE_FOLDER);
    }

    static Path classes(Path folder) {
        return folder.resolve("classes");
    }

    static Path sourceList(Path folder) {
        return folder.resolve("sources.txt");
    }

    static Path dependencyList(Path folder) {
        return folder.resolve("dependencies.txt");
    }

    /** The folder that is analysed: nothing but sources. */
    Path project() {
        return folder.resolve("project");
    }

    Path sources() {
        return sources(folder);
    }

    Path classes() {
        return classes(folder);
    }

    /** A file with the path of every source, one a line. */
    Path sourceList() {
        return sourceList(folder);
    }

    /** A file with the class path of the dependencies. */
    Path dependencyList() {
        return dependencyList(folder);
    }

    String dependencyPath() {
        return dependencies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
