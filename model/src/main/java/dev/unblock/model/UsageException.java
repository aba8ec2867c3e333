package dev.unblock.model;

import java.io.IOException;
import java.nio.file.Path;

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

    /** A file of the output that its folder does not take: a full disk, a file in place of a folder, no permission. */
    public static UsageException cannotWrite(Path file, IOException problem) {
        return new UsageException(
                "cannot write " + file + ": " + reason(problem) + "; give a folder that can be written to", problem);
    }

    private static String reason(IOException problem) {
        String kind = problem.getClass().getSimpleName().replace("Exception", "");
        return kind.equals("IO") ? String.valueOf(problem.getMessage()) : kind + " (" + problem.getMessage() + ")";
    }
}
