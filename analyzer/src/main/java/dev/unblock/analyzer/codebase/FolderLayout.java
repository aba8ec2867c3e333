package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where Maven and Gradle put things below a module's folder. */
final class FolderLayout {

    private static final String[] TEST_SOURCES = {
        "src/test/java", "src/integrationTest/java", "src/it/java", "src/testFixtures/java"
    };

    private final Path folder;

    FolderLayout(Path folder) {
        this.folder = folder;
    }

    List<Path> sources() {
        return existing("src/main/java");
    }

    List<Path> testSources() {
        return existing(TEST_SOURCES);
    }

    static boolean isTestSources(Path folder) {
        return Stream.of(TEST_SOURCES).anyMatch(folder::endsWith);
    }

    /** Sources that processors wrote in an earlier build. */
    List<Path> generatedSources() {
        return Stream.of("target/generated-sources", "build/generated/sources")
                .flatMap(parent -> generatedBelow(folder.resolve(parent)))
                .sorted()
                .toList();
    }

    List<Path> resources() {
        return existing("src/main/resources");
    }

    /** The module's folder, given its resources. */
    static Path ofResources(Path resources) {
        Path module =
                resources.endsWith("src/main/resources") ? resources.resolve("../../..") : resources.resolve("..");
        return module.normalize();
    }

    List<Path> classes() {
        return existing("target/classes", "build/classes/java/main");
    }

    List<Path> testClasses() {
        return existing("target/test-classes", "build/classes/java/test");
    }

    List<Path> existing(String... names) {
        return Stream.of(names)
                .map(name -> folder.resolve(name).normalize())
                .distinct()
                .filter(Files::isDirectory)
                .toList();
    }

    /** Generators nest their roots differently, so the package declarations tell. */
    private static Stream<Path> generatedBelow(Path parent) {
        return SourceRoots.guess(FileTree.below(parent, ".java").files()).stream()
                .filter(root -> !root.toString().contains("test"));
    }

    static boolean hasFiles(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
