package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks git whether everything is committed, so that the user can tell our changes from theirs and undo them. */
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

    private List<String> status() {
        try {
            Process git = new ProcessBuilder("git", "status", "--porcelain", "--untracked-files=normal", "--", ".")
                    .directory(project.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = git.waitFor(SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? output.lines().toList() : List.of();
        } catch (IOException e) {
            // No git on this machine: then nobody tracks this folder with it.
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
