package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Copies a project's sources, so that the original is never touched. */
final class ProjectCopy {

    private ProjectCopy() {}

    /** Copies all but build output to a folder that does not exist yet. */
    static void copy(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from.resolve("pom.xml"))) {
            throw new UsageException("No Maven project at " + from + ". Run from the root of the repository.");
        }
        copyFolder(from, to);
    }

    /** Copies a folder, build output below it left out. */
    static void copyFolder(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new Copying(from, to));
    }

    private static final class Copying extends SimpleFileVisitor<Path> {

        private static final List<String> LEFT_OUT = List.of("target", ".git", ".idea");

        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (LEFT_OUT.contains(folder.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(counterpart(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, counterpart(file), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }

        private Path counterpart(Path path) {
            return to.resolve(from.relativize(path).toString());
        }
    }
}
