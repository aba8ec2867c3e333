package dev.unblock.reports;

import java.util.List;
import java.util.Optional;

/** Gives reports the source they show snippets of. */
@FunctionalInterface
public interface SourceLines {

    /** Shows no source at all. */
    SourceLines NONE = file -> List.of();

    /**
     * The file's lines; empty when they are unknown or must not be shown.
     *
     * @param file relative to the project, with {@code /}
     */
    List<String> lines(String file);

    /** The file as it is, with its line ends, where it is known and in UTF-8. */
    default Optional<String> text(String file) {
        return Optional.empty();
    }
}
