package dev.unblock.migration.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The git repository that a project lies in. Its configuration may be a stranger's, so nothing that it names is run: it is
 * read as text, and of git only the plain contents of an object are asked.
 */
public final class GitRepository {

    private static final int SECONDS = 20;
    private static final Pattern COMMITTED = Pattern.compile("(?m)^committer .* (\\d{1,12}) ([+-])(\\d{2})(\\d{2})$");

    private final Path root;
    private final Path project;

    private GitRepository(Path root, Path project) {
        this.root = root;
        this.project = project;
    }

    /** The repository of the innermost folder around the project, or of itself, that is one. */
    public static Optional<GitRepository> of(Path project) {
        Path start = project.toAbsolutePath().normalize();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst()
                .map(root -> new GitRepository(root, start));
    }

    /** The project's folder from the repository's root on, with {@code /}; empty when they are the same. */
    public String folder() {
        return root.relativize(project).toString().replace('\\', '/');
    }

    /** The address of the repository's page on its forge, without anybody's password in it. */
    public Optional<String> page() {
        return text(common().resolve("config")).flatMap(RemoteUrl::origin).flatMap(RemoteUrl::page);
    }

    /** The day of the commit that is checked out, where it was made: {@code 2026-11-21}. */
    public Optional<String> commitDay() {
        return commit().flatMap(GitRepository::day);
    }

    static Optional<String> day(String commit) {
        Matcher matcher = COMMITTED.matcher(commit);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int sign = matcher.group(2).equals("-") ? -1 : 1;
        int hours = Math.min(18, Integer.parseInt(matcher.group(3)));
        int minutes = hours == 18 ? 0 : Math.min(59, Integer.parseInt(matcher.group(4)));
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))
                .atOffset(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes))
                .toLocalDate()
                .toString());
    }

    /** In a work tree of its own, {@code .git} is a file that points to a folder, which points to the common one. */
    private Path common() {
        Path git = root.resolve(".git");
        Path folder = Files.isDirectory(git)
                ? git
                : text(git)
                        .filter(text -> text.startsWith("gitdir:"))
                        .map(text -> git.resolveSibling(
                                text.substring("gitdir:".length()).strip()))
                        .orElse(git);
        return text(folder.resolve("commondir"))
                .map(common -> folder.resolve(common.strip()))
                .orElse(folder);
    }

    private Optional<String> commit() {
        try {
            ProcessBuilder builder = new ProcessBuilder("git", "cat-file", "commit", "HEAD")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // A commit that is only promised by a remote is not fetched: we never use the network.
            builder.environment().put("GIT_NO_LAZY_FETCH", "1");
            Process git = builder.start();
            git.getOutputStream().close();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
                    ? Optional.of(output)
                    : Optional.empty();
        } catch (IOException e) {
            // No git on this machine: the user can give the day.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
