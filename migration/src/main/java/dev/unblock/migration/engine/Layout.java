package dev.unblock.migration.engine;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a file that was only laid out anew, as builds do that format sources before they compile them: spaces, line ends,
 * the stars of comments and the imports may differ, nothing else.
 */
final class Layout {

    private Layout() {}

    static boolean isAllThatDiffers(Optional<Content> before, Optional<Content> after) {
        return before.isPresent()
                && after.isPresent()
                && substance(before.get()).equals(substance(after.get()));
    }

    private static String substance(Content content) {
        return content.bytesAsText()
                .lines()
                .filter(line -> !line.startsWith("import "))
                .collect(Collectors.joining())
                .replaceAll("[\\s*]", "");
    }
}
