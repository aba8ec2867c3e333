package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.parallel.SideBySide;
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

    private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+)\\s*;");

    private SourceRoots() {}

    /** The roots of the files, sorted. */
    static List<Path> guess(Collection<Path> files) {
        return SideBySide.map("roots", List.copyOf(files), SourceRoots::rootOf).stream()
                .distinct()
                .sorted()
                .toList();
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
            Matcher matcher = PACKAGE.matcher(head);
            return matcher.region(beginning(head), head.length()).lookingAt()
                    ? Optional.of(matcher.group(1))
                    : Optional.empty();
        } catch (IOException e) {
            // Then the folder itself is the root.
            return Optional.empty();
        }
    }

    /** Where something other than space, comments and annotations of the package begins. */
    private static int beginning(String head) {
        int at = head.startsWith("\uFEFF") ? 1 : 0;
        int before;
        do {
            before = at;
            if (at < head.length() && Character.isWhitespace(head.charAt(at))) {
                at++;
            } else if (head.startsWith("//", at)) {
                at = after(head, "\n", at);
            } else if (head.startsWith("/*", at)) {
                at = after(head, "*/", at + 2);
            } else if (head.startsWith("@", at)) {
                at = afterAnnotation(head, at + 1);
            }
        } while (at > before);
        return at;
    }

    private static int afterAnnotation(String head, int from) {
        int at = from;
        while (at < head.length() && (Character.isJavaIdentifierPart(head.charAt(at)) || head.charAt(at) == '.')) {
            at++;
        }
        return head.startsWith("(", at) ? after(head, ")", at) : at;
    }

    private static int after(String head, String end, int from) {
        int found = head.indexOf(end, from);
        return found < 0 ? head.length() : found + end.length();
    }
}
