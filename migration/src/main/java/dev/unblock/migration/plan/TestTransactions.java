package dev.unblock.migration.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which tests run in a transaction that is rolled back after them: their thread alone sees what they stored, and what
 * another thread stores for them stays. A class is in one with all it holds, a method with what it calls in its file and
 * with what is done before and after each test.
 */
final class TestTransactions {

    private static final Pattern OWN = Pattern.compile("@Transactional\\b");
    private static final Pattern WITHOUT =
            Pattern.compile("@Transactional\\s*\\([^)]*\\b(NOT_SUPPORTED|NEVER)\\b[^)]*\\)");
    /** A base class, or an annotation that stands for others. */
    private static final Pattern ABOVE = Pattern.compile("(?:\\bextends\\s+|@)(\\w+)");

    private final Map<String, TestText> texts = new TreeMap<>();

    TestTransactions(TestSources sources) {
        sources.files()
                .forEach(
                        (file, text) -> texts.put(file.replaceFirst("(.*/)?(\\w+)\\.java$", "$2"), new TestText(text)));
    }

    /** The lines of the test that are reached in a transaction, or may be. */
    IntPredicate around(String test) {
        TestText text = new TestText(test);
        List<TestText.Part> without = annotated(text, WITHOUT);
        List<TestText.Part> within = new ArrayList<>(annotated(text, OWN));
        Matcher above = ABOVE.matcher(text.code());
        while (above.find()) {
            if (isOnTypes(above.group(1), new HashSet<>())) {
                within.add(text.declarationAfter(above.start()));
            }
        }
        within.removeAll(without);
        List<TestText.Part> all = text.withHelpers(within);
        return line -> all.stream().anyMatch(part -> part.holds(line))
                && without.stream().noneMatch(part -> part.holds(line));
    }

    private static List<TestText.Part> annotated(TestText text, Pattern annotation) {
        return annotation
                .matcher(text.code())
                .results()
                .map(found -> text.declarationAfter(found.start()))
                .toList();
    }

    /** Whether the class or annotation of this name puts what uses it into a transaction. */
    private boolean isOnTypes(String name, Set<String> seen) {
        Optional<TestText> text = Optional.ofNullable(texts.get(name)).filter(found -> seen.add(name));
        return text.isPresent()
                && (annotated(text.get(), OWN).stream()
                                .anyMatch(part -> part.isType()
                                        && !annotated(text.get(), WITHOUT).contains(part))
                        || above(text.get()).anyMatch(further -> isOnTypes(further, seen)));
    }

    private static Stream<String> above(TestText text) {
        return ABOVE.matcher(text.code())
                .results()
                .filter(found -> text.declarationAfter(found.start()).isType())
                .map(found -> found.group(1));
    }
}
