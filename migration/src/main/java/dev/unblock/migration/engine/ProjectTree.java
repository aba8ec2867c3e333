package dev.unblock.migration.engine;

import dev.unblock.migration.engine.JournalLine.Change;
import dev.unblock.migration.engine.JournalLine.Taken;
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
import java.util.function.BiPredicate;

/**
 * The files of a project, as far as this run touches them.
 *
 * <p>Every write goes through the journal and replaces the file as a whole. A file is written only while it holds what
 * this run believes it to hold. Safe to be called from a shutdown hook while the run goes on: after {@link #abandon}
 * nothing is written any more.
 */
public final class ProjectTree {

    private static final Content NO_HEADER = Content.of("");

    private final Path project;
    private final Journal journal;
    private final UndoLog undo;
    private final Optional<JournalState> resumed;
    private final Map<String, Optional<Content>> originals = new TreeMap<>();
    private final Map<String, Optional<Content>> current = new TreeMap<>();
    private final Map<String, Optional<Content>> sealed = new TreeMap<>();
    private final List<String> createdFolders = new ArrayList<>();
    private boolean begun;
    private boolean abandoned;

    public ProjectTree(Path project, Path journalFolder) {
        this(project, journalFolder, Optional.empty());
    }

    /** The tree of a run that goes on. */
    ProjectTree(Path project, Path journalFolder, JournalState state) {
        this(project, journalFolder, Optional.of(state));
        originals.putAll(state.originals());
        current.putAll(state.atBoundary());
        sealed.putAll(current);
        createdFolders.addAll(state.folders());
        journal.resume();
        begun = true;
    }

    private ProjectTree(Path project, Path journalFolder, Optional<JournalState> resumed) {
        this.project = project;
        this.journal = new Journal(journalFolder);
        this.undo = new UndoLog(undoFolder(journalFolder));
        this.resumed = resumed;
    }

    /** Where the runs of a project with this journal keep what they replaced. */
    public static Path undoFolder(Path journalFolder) {
        return journalFolder.resolveSibling("undo");
    }

    /** Begins the journal of a run; does nothing where it goes on. */
    public synchronized void begin(Content header) {
        if (!begun) {
            journal.begin(header);
            begun = true;
        }
    }

    /** Steps that an interrupted run left, in the order in which they were taken. */
    synchronized List<Taken> takenBefore() {
        return resumed.map(JournalState::steps).orElse(List.of());
    }

    /** Whether an interrupted run had come so far. */
    synchronized boolean hasReached(String boundary) {
        return resumed.filter(state -> state.boundaries().contains(boundary)).isPresent();
    }

    /** Whether an interrupted run had committed the slice. */
    public synchronized boolean isCommitted(String slice) {
        return resumed.filter(state -> state.committed().contains(slice)).isPresent();
    }

    public synchronized void committed(String slice) {
        journal.committed(slice);
    }

    /** What an interrupted run wrote. */
    synchronized Optional<Content> content(String digest) {
        return resumed.orElseThrow().content(digest);
    }

    /** The touched files at one moment. */
    record Snapshot(Map<String, Optional<Content>> files) {

        /** Before anything was touched. */
        static final Snapshot START = new Snapshot(Map.of());

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
        return takeOver(Layout::isAllThatDiffers);
    }

    /** The same, whatever it is: the project's own formatter has just been asked to. */
    synchronized List<String> takeOverFormatted() {
        return takeOver((written, found) -> written.isPresent() && found.isPresent());
    }

    private List<String> takeOver(BiPredicate<Optional<Content>, Optional<Content>> isOurs) {
        List<String> formatted = new ArrayList<>();
        current.forEach((path, written) -> {
            Optional<Content> found = new AtomicFile(project.resolve(path)).content();
            if (!found.equals(written) && isOurs.test(written, found)) {
                formatted.add(path);
                journal.announce(path, written, found);
                current.put(path, found);
            }
        });
        return formatted;
    }

    /** Writes down what became of a step; holds from the next boundary on. */
    synchronized void taken(Attempt attempt, List<FileChange> changes) {
        begin(NO_HEADER);
        journal.taken(new Taken(
                attempt.step().id(),
                attempt.step().targets(),
                attempt.state(),
                attempt.note(),
                attempt.refusals(),
                attempt.failedTests(),
                changes.stream()
                        .map(change -> new Change(
                                change.path(), Content.digest(change.before()), Content.digest(change.after())))
                        .toList()));
    }

    /** What is written now stays, if it still is what was written, whatever ends the run. */
    synchronized void seal(String boundary) {
        requireActive();
        begin(NO_HEADER);
        current.forEach(this::checkUnchanged);
        journal.boundary(boundary);
        sealed.clear();
        sealed.putAll(current);
    }

    /** The run is over: what is sealed can be taken back only by the undo log. */
    synchronized void finishUndoably() {
        requireActive();
        undo.keep(changesSince(Snapshot.START));
        finish("done");
    }

    synchronized void finish(String how) {
        begin(NO_HEADER);
        journal.finish(how);
    }

    /** Restores what was last sealed and refuses every further write. Answers the files that somebody else changed. */
    synchronized List<String> abandon() {
        if (abandoned) {
            return List.of();
        }
        abandoned = true;
        List<String> leftAlone = new ArrayList<>();
        current.forEach((path, now) -> {
            Optional<Content> then = sealed.getOrDefault(path, originals.get(path));
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
        Recovery.removeFolders(project, createdFolders);
        if (!hasSealed()) {
            finish("taken back");
        }
        return leftAlone;
    }

    /** Whether something was changed that stays. */
    synchronized boolean hasSealed() {
        return !changes(Snapshot.START, new Snapshot(sealed)).isEmpty();
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
        begin(NO_HEADER);
        originals.putIfAbsent(path, before);
        journal.announce(path, before, after);
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
            String path = project.relativize(folder).toString();
            journal.announceFolder(path);
            createdFolders.add(path);
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
