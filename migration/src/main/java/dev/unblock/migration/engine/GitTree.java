package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The project as git sees it: is everything committed, so that our changes can be told from theirs; commits ours. */
public final class GitTree {

    private static final int SECONDS = 60;
    private static final int SHOWN = 5;

    private final Path project;

    public GitTree(Path project) {
        this.project = project;
    }

    /**
     * Refuses changes that are not committed; a folder without git, or a machine without it, is fine.
     *
     * @param output our own folder, which may be new
     * @param ours files that an interrupted run has changed, relative to the project
     */
    public void requireClean(Path output, Set<String> ours) {
        List<String> changed = status().stream()
                .filter(line -> !isOurs(line.substring(Math.min(3, line.length())), ours))
                .filter(line -> !isBuildOutput(line.substring(Math.min(3, line.length())), output))
                .toList();
        if (!changed.isEmpty()) {
            throw new UsageException("The working tree has " + changed.size() + " uncommitted change(s), e.g. "
                    + String.join(
                            ", ",
                            changed.stream().limit(SHOWN).map(String::strip).toList())
                    + ". Commit or stash them, or say --allow-dirty.");
        }
    }

    /** A path of git starts at its own root, which may be above the project. */
    private static boolean isOurs(String path, Set<String> ours) {
        return ours.contains(path) || ours.stream().anyMatch(file -> path.endsWith("/" + file));
    }

    private boolean isBuildOutput(String path, Path output) {
        String ours = project.relativize(output).toString().replace('\\', '/');
        return path.matches("(.*/)?target/.*") || path.startsWith(ours) || (ours + "/").startsWith(path);
    }

    /**
     * Commits a patch; the working tree holds what it leads to already, and is not touched.
     *
     * @param diff every byte one character of ISO-8859-1
     * @throws UsageException if git refuses
     */
    public void commit(String diff, String message) {
        if (isLastCommit(message)) {
            // An interrupted run was ended between the commit and its line in the journal.
            return;
        }
        required(git(List.of("reset", "--quiet"), ""));
        required(git(List.of("apply", "--cached", "--whitespace=nowarn", "-"), diff));
        required(git(List.of("commit", "--quiet", "--message", message), ""));
    }

    private boolean isLastCommit(String message) {
        Run last = git(List.of("log", "-1", "--format=%B"), "");
        return last.exitCode() == 0 && last.output().strip().equals(message.strip());
    }

    /** Refuses a project that git does not track. */
    public void requireRepository() {
        required(git(List.of("rev-parse", "--git-dir"), ""));
    }

    private void required(Run run) {
        if (run.exitCode() != 0) {
            throw new UsageException("git does not do what is needed for --commit: "
                    + run.output().strip() + ". The changes are in the working tree.");
        }
    }

    private List<String> status() {
        Run run = git(List.of("status", "--porcelain", "--untracked-files=all", "--", "."), "");
        return run.exitCode() == 0 ? run.output().lines().toList() : List.of();
    }

    private record Run(int exitCode, String output) {}

    private Run git(List<String> arguments, String input) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream in = git.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.ISO_8859_1));
            }
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = git.waitFor(SECONDS, TimeUnit.SECONDS);
            return new Run(ended ? git.exitValue() : 1, output);
        } catch (IOException e) {
            // No git on this machine: then nobody tracks this folder with it.
            return new Run(1, "there is no git: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
