package dev.unblock.reports;

/** A report could not be written where the user wants it; the message says what to do. */
public final class ReportNotWrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReportNotWrittenException(String message, Throwable cause) {
        super(message, cause);
    }
}
