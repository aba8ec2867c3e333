package dev.unblock.migration.proof;

/** The build was told to end before it had. */
public final class StoppedBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedBuildException() {
        super("the build was stopped");
    }
}
