package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder. Links to folders are not followed, so that walking always ends and never leaves the
 * project.
 *
 * @param files sorted
 * @param unreadable files and folders that could not be looked into, sorted
 */
public record FileTree(List<Path> files, List<Path> unreadable) {

    /** Folders that hold what tools wrote, not what people wrote. */
    static final Set<String> WRITTEN_BY_TOOLS =
            Set.of("target", "build", "out", "bin", "node_modules", ".git", ".gradle", ".mvn", ".idea", ".svn");

    public FileTree {
        files = List.copyOf(files);
        unreadable = List.copyOf(unreadable);
    }

    /** All files below the folder whose names end so; nothing when there is no such folder. */
    public static FileTree below(Path folder, String suffix) {
        return walk(folder, suffix, child -> true);
    }

    /** Like {@link #below}, but looks only into folders that people write. */
    static FileTree writtenBelow(Path folder, String suffix) {
        return walk(folder, suffix, child -> !WRITTEN_BY_TOOLS.contains(fileName(child)));
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static FileTree walk(Path folder, String suffix, Predicate<Path> into) {
        Visitor visitor = new Visitor(suffix, into, folder);
        try {
            if (Files.isDirectory(folder)) {
                Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
                Files.walkFileTree(start, visitor);
            }
        } catch (IOException e) {
            visitor.unreadable.add(folder);
        }
        return new FileTree(
                visitor.files.stream().sorted().toList(),
                visitor.unreadable.stream().sorted().toList());
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final List<Path> files = new ArrayList<>();
        private final List<Path> unreadable = new ArrayList<>();
        private final String suffix;
        private final Predicate<Path> into;
        private final Path start;

        Visitor(String suffix, Predicate<Path> into, Path start) {
            this.suffix = suffix;
            this.into = into;
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(start) || into.test(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (fileName(file).endsWith(suffix) && Files.isRegularFile(file)) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unreadable.add(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
