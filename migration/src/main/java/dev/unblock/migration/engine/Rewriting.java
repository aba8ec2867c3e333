package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Step;
import java.util.Collection;

/** Knows what a step would make of the project's sources. Writes nothing itself. */
public interface Rewriting extends AutoCloseable {

    /** What the step would change in the sources as they were last read. */
    Proposal propose(Step step);

    /** Reads these files again, relative to the project: they were written, reverted or deleted. */
    void refresh(Collection<String> paths);

    @Override
    void close();
}
