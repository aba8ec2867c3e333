package dev.unblock.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** How many sources a folder holds, as far as that has to be known. */
record ProjectSize(int sources) {

    /** Some 500,000 lines: from here on the analysis runs long enough for the JVM's second compiler. */
    private static final int LARGE = 4_000;

    /** Files that are looked at: a folder that is no project, such as a home, must not hold the start up. */
    private static final int LOOKED_AT = 50_000;

    boolean isLarge() {
        return sources >= LARGE;
    }

    /** Counts up to where it is large. What cannot be read is not counted. */
    static ProjectSize of(Path folder) {
        Counting counting = new Counting();
        try {
            Files.walkFileTree(folder, counting);
        } catch (IOException e) {
            return new ProjectSize(counting.sources); // The analysis will tell.
        }
        return new ProjectSize(counting.sources);
    }

    private static final class Counting extends SimpleFileVisitor<Path> {

        private int sources;
        private int files;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            boolean hidden = name != null
                    && name.toString().length() > 1
                    && name.toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            sources += file.toString().endsWith(".java") ? 1 : 0;
            return sources < LARGE && files < LOOKED_AT ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }
    }
}
