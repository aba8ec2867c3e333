package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A folder of sources that no build file describes. */
final class BareFolder {

    private static final Set<String> TEST_FOLDERS = Set.of("test", "tests", "integrationTest", "it");

    private BareFolder() {}

    static Found find(Path root, Path folder, Problems problems) {
        FileTree sources = FileTree.writtenBelow(folder, ".java");
        sources.unreadable().forEach(path -> problems.add(path, "cannot be read"));
        Map<Boolean, List<Path>> byTest = SourceRoots.guess(sources.files()).stream()
                .collect(Collectors.partitioningBy(path -> isTest(root, path)));
        FolderLayout layout = new FolderLayout(folder);
        Module module = new Module(
                Problems.relative(root, folder),
                byTest.getOrDefault(false, List.of()),
                byTest.getOrDefault(true, List.of()),
                resources(folder, byTest.getOrDefault(false, List.of())),
                layout.classes(),
                layout.testClasses(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
        return new Found(FileTree.fileName(folder), List.of(module), Optional.empty(), Optional.empty());
    }

    /** Without a build file resources may lie beside the sources or where Maven has them. */
    private static List<Path> resources(Path folder, List<Path> sourceRoots) {
        List<Path> byConvention = new FolderLayout(folder).resources();
        return byConvention.isEmpty()
                ? sourceRoots.stream()
                        .map(root -> root.resolveSibling("resources"))
                        .filter(Files::isDirectory)
                        .distinct()
                        .toList()
                : byConvention;
    }

    private static boolean isTest(Path root, Path sources) {
        Path from = root.toAbsolutePath().normalize();
        Path below = sources.startsWith(from) ? from.relativize(sources) : sources;
        return StreamSupport.stream(below.spliterator(), false)
                .anyMatch(step -> TEST_FOLDERS.contains(step.toString()));
    }
}
