package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder a case study works in. It is emptied at each run, so it must be one that a case study made. */
final class WorkFolder {

    private static final String MARKER = ".case-study";

    private WorkFolder() {}

    /**
     * Makes the folder, or empties it.
     *
     * @throws UsageException if it holds anything but an earlier case study
     */
    static void empty(Path folder) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            if (!Files.exists(folder.resolve(MARKER))) {
                throw new UsageException(folder + " holds something else. Give an empty or a new folder with --work.");
            }
            remove(folder);
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
