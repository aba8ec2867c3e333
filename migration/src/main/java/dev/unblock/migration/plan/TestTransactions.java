package dev.unblock.migration.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tests run in a transaction that is rolled back after them: their thread alone sees what they stored, and what
 * another thread stores for them stays.
 */
final class TestTransactions {

    private static final Pattern OWN = Pattern.compile("@Transactional\\b(?!\\s*\\([^)]*\\b(NOT_SUPPORTED|NEVER)\\b)");
    /** A base class, or an annotation that stands for others. */
    private static final Pattern ABOVE = Pattern.compile("(?:\\bextends\\s+|@)(\\w+)");

    private final Map<String, String> texts = new TreeMap<>();

    TestTransactions(TestSources sources) {
        sources.files().forEach((file, text) -> texts.put(file.replaceFirst("(.*/)?(\\w+)\\.java$", "$2"), text));
    }

    boolean areAround(String test) {
        return areAround(test, new HashSet<>());
    }

    private boolean areAround(String text, Set<String> seen) {
        return OWN.matcher(text).find()
                || above(text)
                        .filter(seen::add)
                        .flatMap(name -> Stream.ofNullable(texts.get(name)))
                        .anyMatch(above -> areAround(above, seen));
    }

    private static Stream<String> above(String text) {
        return ABOVE.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
