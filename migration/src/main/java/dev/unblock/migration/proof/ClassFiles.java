package dev.unblock.migration.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The class files of the modules' builds. Older compiler plugins leave those of a source that is gone, and frameworks
 * that scan folders would still find them.
 */
final class ClassFiles {

    private static final List<String> SOURCES = List.of("src/main/java", "src/test/java");
    private static final List<String> CLASSES = List.of("target/classes", "target/test-classes");

    private final Path project;
    private final List<Path> modules;

    ClassFiles(Path project, List<Path> modules) {
        this.project = project;
        this.modules = List.copyOf(modules);
    }

    void removeOf(String source) {
        Path file = project.resolve(source);
        for (Path module : modules) {
            for (int kind = 0; kind < SOURCES.size(); kind++) {
                Path root = module.resolve(SOURCES.get(kind));
                if (file.startsWith(root) && source.endsWith(".java")) {
                    remove(module.resolve(CLASSES.get(kind))
                            .resolve(root.relativize(file).toString()));
                }
            }
        }
    }

    private static void remove(Path sourceBesideClasses) {
        Path folder = sourceBesideClasses.getParent();
        String name = sourceBesideClasses.getFileName().toString().replaceFirst("\\.java$", "");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> file.getFileName().toString().equals(name + ".class")
                        || file.getFileName().toString().startsWith(name + "$"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
