package dev.unblock.migration.repository;

import dev.unblock.analyzer.codebase.GitFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The git repository that a project lies in. Its configuration may be a stranger's, so nothing that it names is run: it is
 * read as text, and of git only the plain contents of an object are asked.
 */
public final class GitRepository {

    private static final int SECONDS = 20;
    private static final Pattern COMMITTED = Pattern.compile("(?m)^committer .* (\\d{1,12}) ([+-])(\\d{2})(\\d{2})$");

    private final GitFolder git;
    private final Path project;

    private GitRepository(GitFolder git, Path project) {
        this.git = git;
        this.project = project;
    }

    /** The repository of the innermost folder around the project, or of itself, that is one. */
    public static Optional<GitRepository> of(Path project) {
        Path start = project.toAbsolutePath().normalize();
        return GitFolder.around(start).map(git -> new GitRepository(git, start));
    }

    /** The project's folder from the repository's root on, with {@code /}; empty when they are the same. */
    public String folder() {
        return git.workTree().relativize(project).toString().replace('\\', '/');
    }

    /** The address of the repository's page on its forge, without anybody's password in it. */
    public Optional<String> page() {
        return git.configuration().flatMap(RemoteUrl::origin).flatMap(RemoteUrl::page);
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

    private Optional<String> commit() {
        try {
            ProcessBuilder builder = new ProcessBuilder("git", "cat-file", "commit", "HEAD")
                    .directory(git.workTree().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // A commit that is only promised by a remote is not fetched: we never use the network.
            builder.environment().put("GIT_NO_LAZY_FETCH", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
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
}
