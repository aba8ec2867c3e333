package dev.unblock.reports;

import java.util.List;

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
}
