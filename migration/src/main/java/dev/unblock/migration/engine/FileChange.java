package dev.unblock.migration.engine;

import java.util.Optional;

/**
 * One file that becomes another one.
 *
 * @param path relative to the project, with {@code /}
 * @param before absent when the file is created
 * @param after absent when the file is deleted
 */
public record FileChange(String path, Optional<Content> before, Optional<Content> after) {

    public FileChange {
        if (before.equals(after)) {
            throw new IllegalArgumentException(path + " does not change");
        }
    }
}
