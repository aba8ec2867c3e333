package dev.unblock.migration.engine;

/** The run was told to stop; the tree is already back where it was last proven. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("stopped");
    }
}
