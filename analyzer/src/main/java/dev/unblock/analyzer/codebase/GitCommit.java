package dev.unblock.analyzer.codebase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commit that is checked out, read from git's files. */
final class GitCommit {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private GitCommit() {}

    static Optional<String> of(Path project) {
        return gitFolder(project.resolve(".git")).flatMap(GitCommit::head);
    }

    /** In a work tree of its own, {@code .git} is a file that points there. */
    private static Optional<Path> gitFolder(Path git) {
        if (Files.isDirectory(git)) {
            return Optional.of(git);
        }
        return text(git)
                .filter(text -> text.startsWith("gitdir:"))
                .map(text ->
                        git.resolveSibling(text.substring("gitdir:".length()).strip()));
    }

    private static Optional<String> head(Path git) {
        Optional<String> head = text(git.resolve("HEAD"));
        if (head.isEmpty() || !head.get().startsWith("ref:")) {
            return head.filter(GitCommit::isHash);
        }
        String ref = head.get().substring("ref:".length()).strip();
        Path common = text(git.resolve("commondir")).map(git::resolve).orElse(git);
        return text(git.resolve(ref))
                .or(() -> text(common.resolve(ref)))
                .or(() -> packed(common.resolve("packed-refs"), ref))
                .filter(GitCommit::isHash);
    }

    private static Optional<String> packed(Path file, String ref) {
        return text(file).stream()
                .flatMap(text -> Stream.of(text.split("\n")))
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
