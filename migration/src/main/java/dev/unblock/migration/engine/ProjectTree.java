package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a project, as far as this run touches them.
 *
 * <p>Every write goes through the journal and replaces the file as a whole. A file is written only while it holds what
 * this run believes it to hold. Safe to be called from a shutdown hook while the run goes on: after {@link #abandon}
 * nothing is written any more.
 */
public final class ProjectTree {

    private final Path project;
    private final Journal journal;
    private final UndoLog undo;
    private final Map<String, Optional<Content>> originals = new TreeMap<>();
    private final Map<String, Optional<Content>> current = new TreeMap<>();
    private final Map<String, Optional<Content>> proven = new TreeMap<>();
    private boolean abandoned;

    public ProjectTree(Path project, Path journalFolder) {
        this.project = project;
        this.journal = new Journal(journalFolder);
        this.undo = new UndoLog(undoFolder(journalFolder));
    }

    /** Where the runs of a project with this journal keep what they replaced. */
    public static Path undoFolder(Path journalFolder) {
        return journalFolder.resolveSibling("undo");
    }

    /**
     * Restores the last proven tree after a crash; does nothing when there was none.
     *
     * @return what was found, in words, line by line; empty when nothing had to be done
     */
    public static List<String> recover(Path project, Path journalFolder) {
        Journal.Recovery recovery = Journal.recover(journalFolder, project);
        List<String> lines = new ArrayList<>();
        recovery.restored().forEach(path -> lines.add("Restored " + path + ", which an interrupted run had changed"));
        recovery.leftAlone()
                .forEach(path -> lines.add("Left " + path + " alone: it was changed after an interrupted run"));
        return lines;
    }

    /** The touched files at one moment. */
    record Snapshot(Map<String, Optional<Content>> files) {

        Snapshot {
            files = Map.copyOf(files);
        }
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(current);
    }

    /** What this run has changed since then, sorted by path. */
    synchronized List<FileChange> changesSince(Snapshot start) {
        return changes(start, snapshot());
    }

    /** What lies between two moments, sorted by path. */
    synchronized List<FileChange> changes(Snapshot from, Snapshot to) {
        List<FileChange> changes = new ArrayList<>();
        originals.forEach((path, original) -> {
            Optional<Content> before = from.files().getOrDefault(path, original);
            Optional<Content> after = to.files().getOrDefault(path, original);
            if (!before.equals(after)) {
                changes.add(new FileChange(path, before, after));
            }
        });
        return changes;
    }

    /** Writes the changes; all of them are checked before the first is written. */
    synchronized void apply(List<FileChange> changes) {
        requireActive();
        changes.forEach(this::check);
        changes.forEach(change -> write(change.path(), change.before(), change.after()));
    }

    /** Makes the touched files what they were at that moment; answers what had to be changed for it. */
    synchronized List<FileChange> restore(Snapshot snapshot) {
        requireActive();
        List<FileChange> restored = new ArrayList<>();
        for (String path : List.copyOf(current.keySet())) {
            Optional<Content> now = current.get(path);
            Optional<Content> then = snapshot.files().getOrDefault(path, originals.get(path));
            if (!now.equals(then)) {
                checkUnchanged(path, now);
                write(path, now, then);
                restored.add(new FileChange(path, now, then));
            }
        }
        return restored;
    }

    /** Files that somebody laid out anew since they were written are what they are now; answers their paths. */
    synchronized List<String> takeOverLayout() {
        List<String> formatted = new ArrayList<>();
        current.forEach((path, written) -> {
            Optional<Content> found = new AtomicFile(project.resolve(path)).content();
            if (!found.equals(written) && Layout.isAllThatDiffers(written, found)) {
                formatted.add(path);
                journal.announce(path, found);
                current.put(path, found);
            }
        });
        return formatted;
    }

    /** Commits, and keeps what was replaced since then, so that it can be taken back later. */
    synchronized void commitUndoably(Snapshot start) {
        requireActive();
        undo.keep(changesSince(start));
        commit();
    }

    /** What is written now is proven, if it still is what was proven: no crash will take it back. */
    synchronized void commit() {
        requireActive();
        current.forEach(this::checkUnchanged);
        journal.commit();
        proven.clear();
        proven.putAll(current);
    }

    /** Restores what was last proven and refuses every further write. Answers the files that somebody else changed. */
    synchronized List<String> abandon() {
        if (abandoned) {
            return List.of();
        }
        abandoned = true;
        List<String> leftAlone = new ArrayList<>();
        current.forEach((path, now) -> {
            Optional<Content> then = proven.getOrDefault(path, originals.get(path));
            AtomicFile file = new AtomicFile(project.resolve(path));
            file.discardUnfinished();
            if (file.content().equals(then)) {
                return;
            }
            if (file.content().equals(now) || Layout.isAllThatDiffers(file.content(), now)) {
                file.write(then);
            } else {
                leftAlone.add(path);
            }
        });
        journal.removeCreatedFolders(project);
        journal.commit();
        return leftAlone;
    }

    private void requireActive() {
        if (abandoned) {
            throw new StoppedException();
        }
    }

    private void check(FileChange change) {
        checkUnchanged(change.path(), current.getOrDefault(change.path(), change.before()));
        checkUnchanged(change.path(), change.before());
        new AtomicFile(project.resolve(change.path())).requireWritable(change.path());
    }

    private void checkUnchanged(String path, Optional<Content> expected) {
        if (!new AtomicFile(project.resolve(path)).content().equals(expected)) {
            throw new UsageException(path + " was changed by somebody else while the migration ran; it is left as it is"
                    + " now. Run the migration again when nobody else works in this folder.");
        }
    }

    private void write(String path, Optional<Content> before, Optional<Content> after) {
        originals.putIfAbsent(path, before);
        journal.remember(path, before);
        journal.announce(path, after);
        Path file = project.resolve(path);
        if (after.isPresent()) {
            createFolders(file);
        }
        // Known to be on its way before it is there, so that a hook in between takes it back.
        current.put(path, after);
        new AtomicFile(file).write(after);
    }

    private void createFolders(Path file) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = file.getParent(); folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing.push(folder);
        }
        for (Path folder : missing) {
            journal.announceFolder(project.relativize(folder).toString());
            createFolder(folder);
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
