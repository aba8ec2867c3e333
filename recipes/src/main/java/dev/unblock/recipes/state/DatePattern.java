package dev.unblock.recipes.state;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns that {@code SimpleDateFormat} and {@code DateTimeFormatter} write in the same way. */
public final class DatePattern {
    private static final Pattern PART = Pattern.compile("'[^'\\[\\]{}#]*'|([A-Za-z])\\1*|[^A-Za-z'\\[\\]{}#]");
    private static final Set<String> SAME =
            Set.of("yyyy", "yy", "M", "MM", "d", "dd", "H", "HH", "h", "hh", "m", "mm", "s", "ss", "SSS", "XXX", "Z");

    private DatePattern() {}

    public static boolean meansTheSame(String pattern) {
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (part.find() && part.start() == end) {
            if (part.group(1) != null && !SAME.contains(part.group())) {
                return false;
            }
            end = part.end();
        }
        return end == pattern.length() && !pattern.isEmpty();
    }
}
