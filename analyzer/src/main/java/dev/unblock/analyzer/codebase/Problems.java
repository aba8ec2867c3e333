package dev.unblock.analyzer.codebase;

import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What could not be analysed, collected while looking on. */
public final class Problems {

    private final Path root;
    private final Set<NotAnalysed> all = ConcurrentHashMap.newKeySet();

    /** @param root of the project; paths are told relative to it */
    public Problems(Path root) {
        this.root = root;
    }

    public void add(Path file, String reason) {
        all.add(new NotAnalysed(relative(root, file), reason));
    }

    /** Sorted by file. */
    public List<NotAnalysed> all() {
        return all.stream()
                .sorted(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason))
                .toList();
    }

    /** The path as reports show it: relative, with {@code /}; {@code .} for the root itself. */
    public static String relative(Path root, Path file) {
        Path from = root.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        String path = to.startsWith(from) ? from.relativize(to).toString() : String.valueOf(to.getFileName());
        return path.isEmpty() ? "." : path.replace('\\', '/');
    }
}
