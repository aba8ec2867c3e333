package dev.unblock.recipes;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Paths of handlers, as patterns of what requests ask for. */
record Routes(List<String> written, List<Pattern> patterns) {
    Routes {
        written = List.copyOf(written);
        patterns = List.copyOf(patterns);
    }

    /** Written {@code /orders/{id}}; what is in braces stands for one part of a path. */
    static Routes of(List<String> written) {
        return new Routes(written, written.stream().map(Routes::pattern).toList());
    }

    private static Pattern pattern(String route) {
        return Pattern.compile(
                Arrays.stream(route.split("\\{[^}]*}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/?]+")));
    }

    /** Whether a path with these parts, and others that are not known, may go there. */
    boolean mayInclude(List<String> parts) {
        return written.stream().anyMatch(route -> parts.stream()
                .map(part -> part.replaceFirst("\\?.*", ""))
                .allMatch(route::contains));
    }

    /** Whether a request for this path, with or without a query, goes there. */
    boolean include(String path) {
        String asked = path.replaceFirst("\\?.*", "");
        return patterns.stream().anyMatch(pattern -> pattern.matcher(asked).matches());
    }
}
