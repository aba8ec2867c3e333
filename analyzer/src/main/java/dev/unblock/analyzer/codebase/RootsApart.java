package dev.unblock.analyzer.codebase;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Source roots that cannot be compiled together with those before them, for both have a class of one name. */
final class RootsApart {

    /** They declare no types. */
    private static final Set<String> NO_TYPES = Set.of("package-info.java", "module-info.java");

    private RootsApart() {}

    /** Those among the roots that need to be on their own, sorted. A root inside another one always stays where that is. */
    static List<Path> among(List<Path> roots, Collection<Path> files) {
        List<Path> apart = new ArrayList<>();
        Set<Path> together = new HashSet<>();
        classes(roots, files).forEach((root, classes) -> {
            boolean nested = roots.stream()
                    .anyMatch(other -> !other.equals(root) && (other.startsWith(root) || root.startsWith(other)));
            if (nested || Collections.disjoint(together, classes)) {
                together.addAll(classes);
            } else {
                apart.add(root);
            }
        });
        return apart;
    }

    /** Of each root the files, relative to it. */
    private static Map<Path, Set<Path>> classes(List<Path> roots, Collection<Path> files) {
        Set<Path> known = Set.copyOf(roots);
        Map<Path, Set<Path>> classes = new TreeMap<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            if (!NO_TYPES.contains(FileTree.fileName(file))) {
                innermost(absolute, known).ifPresent(root -> classes.computeIfAbsent(root, key -> new HashSet<>())
                        .add(root.relativize(absolute)));
            }
        }
        return classes;
    }

    private static Optional<Path> innermost(Path file, Set<Path> roots) {
        Path folder = file.getParent();
        while (folder != null && !roots.contains(folder)) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}
