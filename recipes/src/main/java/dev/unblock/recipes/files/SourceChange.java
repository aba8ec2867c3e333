package dev.unblock.recipes.files;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * One file that would be created, changed or deleted.
 *
 * @param path relative to the project, with {@code /}
 * @param before the text as it is; empty for a new file
 * @param after the text as it would be; empty for a deleted file
 * @param encoding in which to write the text; a byte order mark, where there was one, is part of the text
 * @param diff unified, as {@code git apply} takes it
 * @param recipes simple names of the recipes that changed the file, in order
 */
public record SourceChange(
        String path,
        Optional<String> before,
        Optional<String> after,
        Charset encoding,
        String diff,
        List<String> recipes) {
    public SourceChange {
        recipes = List.copyOf(recipes);
    }

    /** The new content, byte for byte. */
    public Optional<byte[]> content() {
        return after.map(text -> text.getBytes(encoding));
    }
}
