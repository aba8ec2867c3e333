package dev.unblock.migration.engine;

import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.List;
import java.util.stream.Collectors;

/** The note of a kept step: which files it changed. */
public final class ChangedFiles {

    private static final String START = "changed ";
    private static final String BETWEEN = ", ";

    private ChangedFiles() {}

    static String note(List<FileChange> changes) {
        return changes.stream().map(FileChange::path).collect(Collectors.joining(BETWEEN, START, ""));
    }

    /** The files that a step changed, as it says itself; empty for a step that was not kept. */
    public static List<String> of(Step step) {
        return step.note()
                .filter(note -> step.state() == State.KEPT && note.startsWith(START))
                .map(note -> List.of(note.substring(START.length()).split(BETWEEN)))
                .orElse(List.of());
    }
}
