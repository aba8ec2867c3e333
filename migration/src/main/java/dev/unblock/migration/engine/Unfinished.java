package dev.unblock.migration.engine;

import java.nio.file.Path;
import java.util.Set;

/** An interrupted run, with its tree back at the last boundary: it can go on from there, or be taken back. */
public final class Unfinished {

    private final Path project;
    private final Path journal;
    private final JournalState state;

    Unfinished(Path project, Path journal, JournalState state) {
        this.project = project;
        this.journal = journal;
        this.state = state;
    }

    /** What the run was begun with. */
    public Content header() {
        return state.header();
    }

    /** Files that its finished slices have changed, relative to the project. */
    public Set<String> files() {
        return Set.copyOf(state.originals().keySet());
    }

    /** How many steps it has kept. */
    public long kept() {
        return state.steps().stream().filter(step -> !step.changes().isEmpty()).count();
    }

    /** Goes on with it. */
    public ProjectTree resume() {
        return new ProjectTree(project, journal, state);
    }

    /** Makes the tree what it was before the run, byte for byte. */
    public void takeBack() {
        ProjectTree tree = resume();
        tree.restore(ProjectTree.Snapshot.START);
        tree.finish("taken back");
    }
}
