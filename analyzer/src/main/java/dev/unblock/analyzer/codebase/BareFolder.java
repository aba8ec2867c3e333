package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of sources that no build file describes: one module, and one more for each source root with a class that another
 * root has as well. These are applications or samples side by side, and no compiler takes both together.
 */
final class BareFolder {

    private static final Set<String> TEST_FOLDERS = Set.of("test", "tests", "integrationTest", "it");
    /** A build's own set of sources in {@code src/NAME/java}, such as {@code intTest} or {@code testFixtures}. */
    private static final Pattern TEST_SET = Pattern.compile("(^|/)src/(test[A-Z]|[^/]*Test)[^/]*/");

    private final Path root;
    private final Path folder;
    private final FileTree sources;

    private BareFolder(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        this.sources = FileTree.writtenBelow(folder, ".java");
    }

    static Found find(Path root, Path folder, Problems problems) {
        BareFolder bare = new BareFolder(root, folder);
        bare.sources.unreadable().forEach(path -> problems.add(path, "cannot be read"));
        return new Found(FileTree.fileName(folder), bare.modules(), Optional.empty(), Optional.empty());
    }

    private List<Module> modules() {
        Map<Boolean, List<Path>> byTest = byTest(sourceRoots());
        List<Path> main = byTest.getOrDefault(false, List.of());
        List<Path> apart = RootsApart.among(main, sources.files());
        FolderLayout layout = new FolderLayout(folder);
        Module whole = module(
                folder,
                main.stream().filter(path -> !apart.contains(path)).toList(),
                byTest.getOrDefault(true, List.of()),
                layout);
        return Stream.concat(
                        Stream.of(whole),
                        apart.stream().map(path -> module(path, List.of(path), List.of(), new FolderLayout(path))))
                .toList();
    }

    /** Whoever names a folder inside a package wants to know about that folder, not about what lies beside it. */
    private List<Path> sourceRoots() {
        Path top = folder.toAbsolutePath().normalize();
        return SourceRoots.guess(sources.files()).stream()
                .map(path -> path.startsWith(top) ? path : top)
                .distinct()
                .toList();
    }

    /** Where there is nothing but folders that are called so, somebody wants to know about them. */
    private Map<Boolean, List<Path>> byTest(List<Path> roots) {
        return roots.stream().allMatch(path -> isTest(path) && !FolderLayout.isTestSources(path))
                ? Map.of(false, roots)
                : roots.stream().collect(Collectors.partitioningBy(this::isTest));
    }

    private Module module(Path around, List<Path> sourceRoots, List<Path> testRoots, FolderLayout layout) {
        return new Module(
                Problems.relative(root, around),
                sourceRoots,
                testRoots,
                resources(around, sourceRoots),
                layout.classes(),
                layout.testClasses(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
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

    private boolean isTest(Path sourceRoot) {
        Path from = root.toAbsolutePath().normalize();
        Path below = sourceRoot.startsWith(from) ? from.relativize(sourceRoot) : sourceRoot;
        return StreamSupport.stream(below.spliterator(), false).anyMatch(step -> TEST_FOLDERS.contains(step.toString()))
                || TEST_SET.matcher(below.toString().replace('\\', '/') + "/").find();
    }
}
