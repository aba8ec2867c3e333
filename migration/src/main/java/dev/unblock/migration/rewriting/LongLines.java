package dev.unblock.migration.rewriting;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Breaks the lines that a change made longer than 120 columns, in files that had none so long. Only white space changes,
 * outside of literals and comments: before a call in a chain, after a comma, around an operator; as far outside as can be.
 */
final class LongLines {

    private static final int LIMIT = 120;
    private static final String CONTINUATION = "        ";

    private LongLines() {}

    /** The text after the change, with its new lines broken where they are too long. */
    static String broken(String before, String after) {
        Set<String> old = before.lines().collect(Collectors.toCollection(HashSet::new));
        if (old.stream().anyMatch(line -> width(line) > LIMIT)) {
            return after;
        }
        StringBuilder text = new StringBuilder();
        int start = 0;
        while (start < after.length()) {
            int newline = after.indexOf('\n', start);
            int end = newline < 0 ? after.length() : newline + 1;
            String line = after.substring(start, end);
            text.append(old.contains(line.stripTrailing()) ? line : broken(line));
            start = end;
        }
        return text.toString();
    }

    private static String broken(String line) {
        String code = line.stripTrailing();
        String start = code.stripLeading();
        if (width(code) <= LIMIT || start.startsWith("*") || start.startsWith("/") || code.contains("\"\"\"")) {
            return line;
        }
        String indent = code.substring(0, code.length() - start.length());
        String deeper = indent + (indent.startsWith("\t") ? "\t\t" : CONTINUATION);
        String newline = line.endsWith("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder();
        String rest = line;
        for (Optional<Integer> at = best(rest, deeper); at.isPresent(); at = best(rest, deeper)) {
            text.append(rest.substring(0, at.get()).stripTrailing()).append(newline);
            rest = deeper + rest.substring(at.get()).stripLeading();
        }
        return text.append(rest).toString();
    }

    /** Where to break what is too long. */
    private static Optional<Integer> best(String line, String deeper) {
        String code = line.stripTrailing();
        if (width(code) <= LIMIT) {
            return Optional.empty();
        }
        List<Breaks.Place> places = Breaks.in(code).stream()
                .filter(place -> place.at() <= LIMIT && place.at() > deeper.length())
                .toList();
        return places.stream()
                .min(Comparator.comparingInt(Breaks.Place::depth)
                        .thenComparing(Comparator.comparingInt(Breaks.Place::at).reversed()))
                .map(Breaks.Place::at);
    }

    /** A tab reaches as far as four columns. */
    private static int width(String line) {
        return line.length() + 3 * (int) line.chars().filter(c -> c == '\t').count();
    }
}
