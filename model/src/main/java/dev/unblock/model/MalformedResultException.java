package dev.unblock.model;

/** A file that was given as a result is none. */
public final class MalformedResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedResultException(String message) {
        super(message);
    }
}
