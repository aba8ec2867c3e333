package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What finished runs replaced, run by run, so that the last of them can be taken back.
 *
 * <p>One numbered folder a run: the original bytes of every file, and for each a line with what the run left there. A
 * folder is there whole or not at all. What a person has changed since is never taken back with it.
 */
public final class UndoLog {

    private static final String LINES = "changes.log";
    private static final String UNFINISHED = "unfinished";
    private static final String ABSENT = "absent";

    private final Path folder;

    public UndoLog(Path folder) {
        this.folder = folder;
    }

    /** Keeps what the changes replace; must come before they count as finished. */
    void keep(List<FileChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Path unfinished = folder.resolve(UNFINISHED);
        try {
            delete(unfinished);
            Files.createDirectories(unfinished);
            List<String> lines = new ArrayList<>();
            for (FileChange change : changes) {
                String original = change.before().isPresent() ? lines.size() + ".original" : ABSENT;
                if (change.before().isPresent()) {
                    Files.write(
                            unfinished.resolve(original), change.before().get().bytes());
                }
                lines.add(original + " " + Content.digest(change.after()) + " " + encoded(change.path()));
            }
            Files.write(unfinished.resolve(LINES), lines, StandardCharsets.UTF_8);
            Path next = folder.resolve(String.format("%04d", number(runs()) + 1));
            Files.move(unfinished, next, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the last run back that left something, byte for byte.
     *
     * @return the files that are as they were before it, relative to the project; empty when there is no such run
     * @throws UsageException if somebody has changed one of its files since; then nothing is changed
     */
    public List<String> undo(Path project, Path journal) {
        List<Path> runs = runs();
        for (int at = runs.size() - 1; at >= 0; at--) {
            List<FileChange> back = back(runs.get(at), project);
            if (!back.isEmpty()) {
                ProjectTree tree = new ProjectTree(project, journal);
                tree.apply(back);
                tree.finish("undone");
                back.forEach(change -> removeEmptyFolders(project, change));
            }
            forget(runs.get(at));
            if (!back.isEmpty()) {
                return back.stream().map(FileChange::path).toList();
            }
        }
        return List.of();
    }

    /** What leads back; files that are as they were already need nothing. */
    private static List<FileChange> back(Path run, Path project) {
        List<FileChange> back = new ArrayList<>();
        List<String> changedSince = new ArrayList<>();
        for (String line : lines(run)) {
            String[] words = line.split(" ", 3);
            String path = URLDecoder.decode(words[2], StandardCharsets.UTF_8);
            Optional<Content> original = words[0].equals(ABSENT) ? Optional.empty() : Content.of(run.resolve(words[0]));
            Optional<Content> now = Content.of(project.resolve(path));
            if (Content.digest(now).equals(words[1])) {
                back.add(new FileChange(path, now, original));
            } else if (!now.equals(original)) {
                changedSince.add(path);
            }
        }
        if (!changedSince.isEmpty()) {
            throw new UsageException("Changed since the migration: " + String.join(", ", changedSince)
                    + ". Nothing was taken back. Take back what came later first, or undo by hand: the files as they were"
                    + " are in " + run);
        }
        return back;
    }

    /** Folders that only held what the run had created. */
    private static void removeEmptyFolders(Path project, FileChange change) {
        Path above = project.resolve(change.path()).getParent();
        try {
            while (change.after().isEmpty() && !above.equals(project) && isEmpty(above)) {
                Files.delete(above);
                above = above.getParent();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static List<String> lines(Path run) {
        try {
            return Files.readAllLines(run.resolve(LINES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.filter(run -> run.getFileName().toString().matches("\\d+"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(List<Path> runs) {
        return runs.isEmpty()
                ? 0
                : Integer.parseInt(runs.get(runs.size() - 1).getFileName().toString());
    }

    private static void forget(Path run) {
        try {
            delete(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path run) throws IOException {
        if (!Files.exists(run)) {
            return;
        }
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
