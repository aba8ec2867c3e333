package dev.unblock.migration.rewriting;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.GitFolder;
import dev.unblock.recipes.files.SourceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The sources of a codebase as recipes want them; tests are there only where they are asked for. */
public final class Sources {

    private Sources() {}

    /** Which sources recipes may change. */
    public enum Extent {
        /** Tests are not rewritten, they judge. */
        MAIN,
        MAIN_AND_TESTS
    }

    /** The source sets where they are. */
    public static List<SourceSet> of(Codebase codebase, Extent extent, Consumer<String> progress) {
        for (Codebase.Module module : codebase.modules()) {
            whoseElse(module, codebase)
                    .ifPresent(why -> progress.accept(module.folder() + " " + why + ": it is left alone"));
        }
        return sets(codebase, codebase.root(), extent);
    }

    /**
     * Copies the sources to another folder.
     *
     * @return the source sets there; class paths stay where they are
     */
    public static List<SourceSet> copy(Codebase codebase, Extent extent, Path to) {
        List<SourceSet> sets = sets(codebase, codebase.root(), extent);
        sets.stream()
                .flatMap(set -> Stream.concat(set.sourceRoots().stream(), set.resourceRoots().stream()))
                .distinct()
                .filter(root -> root.startsWith(codebase.root()) && Files.isDirectory(root))
                .forEach(root ->
                        copy(root, to.resolve(codebase.root().relativize(root).toString())));
        return sets(codebase, to, extent);
    }

    private static List<SourceSet> sets(Codebase codebase, Path root, Extent extent) {
        List<SourceSet> sets = new ArrayList<>();
        List<Path> allClasses = codebase.modules().stream()
                .flatMap(module -> module.classes().stream())
                .toList();
        List<Codebase.Module> own = codebase.modules().stream()
                .filter(module -> whoseElse(module, codebase).isEmpty())
                .toList();
        for (Codebase.Module module : own) {
            List<Path> classPath = Stream.concat(module.classPath().stream(), allClasses.stream())
                    .distinct()
                    .toList();
            Map<String, String> declared = DeclaredLibraries.of(module, codebase);
            sets.add(new SourceSet(
                    "main",
                    moved(codebase.root().resolve(module.folder()).normalize(), codebase, root),
                    moved(module.sourceRoots(), codebase, root),
                    moved(module.resourceRoots(), codebase, root),
                    classPath,
                    declared,
                    module.encoding()));
            if (extent == Extent.MAIN_AND_TESTS && !module.testSourceRoots().isEmpty()) {
                sets.add(new SourceSet(
                        "test",
                        moved(codebase.root().resolve(module.folder()).normalize(), codebase, root),
                        moved(module.testSourceRoots(), codebase, root),
                        List.of(),
                        classPath,
                        declared,
                        module.encoding()));
            }
        }
        return sets;
    }

    private static List<Path> moved(List<Path> paths, Codebase codebase, Path root) {
        return paths.stream()
                .filter(path -> isInside(path, codebase))
                .map(path -> moved(path, codebase, root))
                .toList();
    }

    /** Why a module is not this project's to change: neither its patch nor its commit could hold the change. */
    private static Optional<String> whoseElse(Codebase.Module module, Codebase codebase) {
        Path folder = codebase.root().resolve(module.folder()).normalize();
        if (!isInside(folder, codebase)) {
            return Optional.of("lies outside the project, behind a link");
        }
        return GitFolder.around(codebase.root())
                .filter(own ->
                        !GitFolder.around(folder).map(GitFolder::workTree).equals(Optional.of(own.workTree())))
                .map(own -> "is a git repository of its own inside this one");
    }

    /** What a link leads to elsewhere is somebody else's: no look at this project would show its change. */
    private static boolean isInside(Path path, Codebase codebase) {
        return path.startsWith(codebase.root()) && real(path).startsWith(real(codebase.root()));
    }

    private static Path real(Path path) {
        try {
            return Files.exists(path)
                    ? path.toRealPath()
                    : path.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path moved(Path path, Codebase codebase, Path root) {
        return root.resolve(codebase.root().relativize(path).toString()).normalize();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                // One root may lie in another, as src/main/resources does in a resource folder src/main.
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
