package dev.unblock.model;

/**
 * A mistake of the user's, told so that they know what to do next. Doors print its message and nothing else, and end with
 * exit code 2; it is never a defect of this program.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
