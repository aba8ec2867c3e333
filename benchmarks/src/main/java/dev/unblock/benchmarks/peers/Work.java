package dev.unblock.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a peer works on. */
record Work(List<Path> sources, List<Path> classPath) {

    Work {
        sources = List.copyOf(sources);
        classPath = List.copyOf(classPath);
    }

    /** Reads a file that lists sources, one a line, and one that holds a class path. */
    static Work read(Path sources, Path classPath) throws IOException {
        return new Work(
                Files.readAllLines(sources).stream().map(Path::of).toList(),
                Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }
}
