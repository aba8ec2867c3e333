package dev.unblock.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a line may end inside a long word: after a mark of a name, a path or an address, and where that is not enough before
 * a hump of camel case.
 */
final class LongWords {

    private static final int LONG = 18;

    /** What a line should hold whole, even a narrow one: a name that is torn is hard to read. */
    private static final int TOO_LONG_FOR_A_LINE = 26;

    private static final Pattern SPACES = Pattern.compile("(?<=\\s)");
    private static final Pattern MARKS = Pattern.compile("(?<=[.#(/_:,])(?=[\\p{L}\\d{])(?<!^.)(?<!\\.(?=java))");
    private static final Pattern HUMPS = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private LongWords() {}

    /** The text in pieces that a line may end between. */
    static List<String> pieces(String text) {
        return text.length() < LONG
                ? List.of(text)
                : joined(SPACES.splitAsStream(text).flatMap(LongWords::ofWord).toList());
    }

    private static Stream<String> ofWord(String word) {
        return parts(word, LONG, MARKS).flatMap(part -> parts(part, TOO_LONG_FOR_A_LINE, HUMPS));
    }

    private static Stream<String> parts(String word, int length, Pattern joint) {
        return word.length() < length ? Stream.of(word) : joint.splitAsStream(word);
    }

    /** Pieces up to a space belong together, since a line may end at a space anyway. */
    private static List<String> joined(List<String> pieces) {
        List<String> all = new ArrayList<>();
        for (String piece : pieces) {
            int last = all.size() - 1;
            if (last >= 0
                    && Character.isWhitespace(all.get(last).charAt(all.get(last).length() - 1))) {
                all.set(last, all.get(last) + piece);
            } else {
                all.add(piece);
            }
        }
        return List.copyOf(all);
    }
}
