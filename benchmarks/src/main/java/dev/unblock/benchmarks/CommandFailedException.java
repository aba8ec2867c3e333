package dev.unblock.benchmarks;

/** A program that was run ended with an unexpected exit code; the message holds the end of what it said. */
final class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
