package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
     */
    public void requireClean(Path output) {
        List<String> changed = status().stream()
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

    private boolean isBuildOutput(String path, Path output) {
        String ours = project.relativize(output).toString().replace('\\', '/');
        return path.matches("(.*/)?target/.*") || path.startsWith(ours) || (ours + "/").startsWith(path);
    }

    /**
     * Commits the patches one by one; the working tree holds what they lead to already, and is not touched.
     *
     * @param messages one for each patch
     * @throws UsageException if git refuses; what is committed by then stays
     */
    public void commit(List<WavePatch> patches, Path folder, List<String> messages) {
        for (int at = 0; at < patches.size(); at++) {
            Path patch = patches.get(at).write(folder).toAbsolutePath();
            required(git(List.of("apply", "--cached", "--whitespace=nowarn", patch.toString())));
            required(git(List.of("commit", "--quiet", "--message", messages.get(at))));
        }
    }

    /** Refuses a project that git does not track. */
    public void requireRepository() {
        required(git(List.of("rev-parse", "--git-dir")));
    }

    private void required(Run run) {
        if (run.exitCode() != 0) {
            throw new UsageException("git does not do what is needed for --commit: "
                    + run.output().strip() + ". The changes are in the working tree.");
        }
    }

    private List<String> status() {
        Run run = git(List.of("status", "--porcelain", "--untracked-files=normal", "--", "."));
        return run.exitCode() == 0 ? run.output().lines().toList() : List.of();
    }

    private record Run(int exitCode, String output) {}

    private Run git(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
            git.getOutputStream().close();
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
