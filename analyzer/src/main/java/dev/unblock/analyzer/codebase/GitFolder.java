package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What git keeps about the work tree that a project lies in, read as plain text: nothing that a stranger's configuration
 * names is run.
 *
 * @param workTree the innermost folder around the project, or the project itself, that is one
 * @param folder git's folder of this work tree; in a linked one {@code .git} is a file that points there
 * @param common git's folder of the whole repository, which is the same for most
 */
public record GitFolder(Path workTree, Path folder, Path common) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String POINTER = "gitdir:";

    /** Searches upward from the project. */
    public static Optional<GitFolder> around(Path project) {
        return Stream.iterate(
                        project.toAbsolutePath().normalize(), folder -> folder != null, folder -> folder.getParent())
                .flatMap(workTree -> of(workTree).stream())
                .findFirst();
    }

    private static Optional<GitFolder> of(Path workTree) {
        Path git = workTree.resolve(".git");
        Optional<Path> folder = Files.isDirectory(git)
                ? Optional.of(git)
                : text(git)
                        .filter(text -> text.startsWith(POINTER))
                        .map(text -> git.resolveSibling(
                                text.substring(POINTER.length()).strip()));
        return folder.map(own -> new GitFolder(
                workTree, own, text(own.resolve("commondir")).map(own::resolve).orElse(own)));
    }

    /** The commit that is checked out. */
    public Optional<String> commit() {
        Optional<String> head = text(folder.resolve("HEAD"));
        if (head.isEmpty() || !head.get().startsWith("ref:")) {
            return head.filter(GitFolder::isHash);
        }
        String ref = head.get().substring("ref:".length()).strip();
        return text(folder.resolve(ref))
                .or(() -> text(common.resolve(ref)))
                .or(() -> packed(ref))
                .filter(GitFolder::isHash);
    }

    /** The repository's configuration, where there is one. */
    public Optional<String> configuration() {
        return text(common.resolve("config"));
    }

    private Optional<String> packed(String ref) {
        return text(common.resolve("packed-refs")).stream()
                .flatMap(String::lines)
                .filter(line -> line.endsWith(" " + ref))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }

    private static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
