package dev.unblock.migration.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which texts a word stands: thousands of methods are looked for in thousands of tests. */
final class WordIndex {

    /** What stands between two {@code \b} of a pattern. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_]+");

    private final Map<String, SortedSet<String>> texts = new HashMap<>();

    private WordIndex() {}

    /** @param texts by name */
    static WordIndex of(Map<String, String> texts) {
        WordIndex index = new WordIndex();
        texts.forEach((name, text) -> words(text).forEach(word -> index.texts
                .computeIfAbsent(word, key -> new TreeSet<>())
                .add(name)));
        return index;
    }

    /** Names of the texts in which it stands; where {@code $} or the like part it, those in which all of its parts stand. */
    SortedSet<String> with(String name) {
        return words(name)
                .map(word -> texts.getOrDefault(word, Collections.emptySortedSet()))
                .reduce((one, other) -> {
                    SortedSet<String> both = new TreeSet<>(one);
                    both.retainAll(other);
                    return both;
                })
                .map(Collections::unmodifiableSortedSet)
                .orElseGet(Collections::emptySortedSet);
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }
}
