package dev.unblock.migration.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found of an interrupted run, and done about it: its half-done slice is taken back, byte for byte.
 *
 * @param told in words, line by line; empty when nothing had to be done
 * @param unfinished the run, where slices of it stay and it can go on
 */
public record Recovery(List<String> told, Optional<Unfinished> unfinished) {

    public Recovery {
        told = List.copyOf(told);
    }

    /**
     * Restores the tree of the last boundary after a crash; does nothing when there was none.
     *
     * <p>Files that somebody has changed since are left to them. Then the run cannot go on: what it finished stays, and
     * can be taken back by the undo log as far as nobody has changed it.
     */
    public static Recovery of(Path project, Path folder) {
        Journal journal = new Journal(folder);
        Optional<JournalState> left = journal.interrupted();
        if (left.isEmpty()) {
            return new Recovery(List.of(), Optional.empty());
        }
        JournalState state = left.get();
        List<String> told = new ArrayList<>();
        boolean isWhole = restore(project, state, told);
        removeFolders(project, state.folders());
        if (isWhole && state.hasChanged()) {
            return new Recovery(told, Optional.of(new Unfinished(project, folder, state)));
        }
        if (state.hasChanged()) {
            new UndoLog(ProjectTree.undoFolder(folder)).keep(changes(state));
        }
        journal.finish("recovered");
        return new Recovery(told, Optional.empty());
    }

    private static boolean restore(Path project, JournalState state, List<String> told) {
        boolean isWhole = true;
        for (Map.Entry<String, Optional<Content>> entry : state.atBoundary().entrySet()) {
            String path = entry.getKey();
            AtomicFile file = new AtomicFile(project.resolve(path));
            file.discardUnfinished();
            Optional<Content> now = file.content();
            if (now.equals(entry.getValue())) {
                continue;
            }
            if (state.isOurs(path, now)) {
                file.write(entry.getValue());
                told.add("Restored " + path + ", which an interrupted run had changed");
            } else {
                told.add("Left " + path + " alone: it was changed after an interrupted run");
                isWhole = false;
            }
        }
        return isWhole;
    }

    private static List<FileChange> changes(JournalState state) {
        Map<String, Optional<Content>> after = state.atBoundary();
        List<FileChange> changes = new ArrayList<>();
        state.originals().forEach((path, before) -> {
            if (!before.equals(after.get(path))) {
                changes.add(new FileChange(path, before, after.get(path)));
            }
        });
        return changes;
    }

    /** Folders that were created and hold nothing now. */
    static void removeFolders(Path project, List<String> paths) {
        paths.stream().map(project::resolve).sorted(Comparator.reverseOrder()).forEach(Recovery::removeIfEmpty);
    }

    private static void removeIfEmpty(Path created) {
        try (Stream<Path> inside = Files.isDirectory(created) ? Files.list(created) : Stream.of(created)) {
            if (inside.findAny().isEmpty()) {
                Files.delete(created);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
