package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds source roots where no build file names them: the folder above a file's package. */
final class SourceRoots {

    /** Licences come first, but not that long. */
    private static final int HEAD = 16 * 1024;

    private static final Pattern PACKAGE = Pattern.compile(
            "\\A(?:\\s|//[^\\n]*|/\\*.*?\\*/|@\\w+(?:\\([^)]*\\))?)*package\\s+([\\w.]+)\\s*;", Pattern.DOTALL);

    private SourceRoots() {}

    /** The roots of the files, sorted. */
    static List<Path> guess(Collection<Path> files) {
        return files.stream().map(SourceRoots::rootOf).distinct().sorted().toList();
    }

    private static Path rootOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path path = Path.of(packageOf(file).orElse("").replace('.', '/'));
        if (path.toString().isEmpty() || !folder.endsWith(path)) {
            return folder;
        }
        Path root = folder;
        for (int i = 0; i < path.getNameCount(); i++) {
            root = Optional.ofNullable(root.getParent()).orElse(root);
        }
        return root;
    }

    private static Optional<String> packageOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            Matcher matcher = PACKAGE.matcher(head.startsWith("\uFEFF") ? head.substring(1) : head);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException | StackOverflowError e) {
            // A regular expression over a strange file may run out of stack; then the folder itself is the root.
            return Optional.empty();
        }
    }
}
