package dev.unblock.benchmarks.runtime;

import dev.unblock.analyzer.recording.BlockedFrame;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An application line that was seen waiting.
 *
 * @param kinds what it waited for
 * @param threads on which threads
 */
record SeenLine(
        String file, int line, String method, List<String> kinds, List<String> threads, long count, double millis) {

    private static final Comparator<SeenLine> ORDER =
            Comparator.comparing(SeenLine::file).thenComparingInt(SeenLine::line);

    SeenLine {
        kinds = List.copyOf(kinds);
        threads = List.copyOf(threads);
    }

    /** One for each line of these rows, sorted. */
    static List<SeenLine> of(Collection<BlockedFrame> frames) {
        return frames.stream()
                .collect(Collectors.groupingBy(
                        frame -> frame.file() + ":" + frame.line(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(SeenLine::one)
                .sorted(ORDER)
                .toList();
    }

    private static SeenLine one(List<BlockedFrame> frames) {
        BlockedFrame first = frames.get(0);
        return new SeenLine(
                first.file(),
                first.line(),
                first.method(),
                frames.stream()
                        .map(frame ->
                                frame.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .distinct()
                        .sorted()
                        .toList(),
                frames.stream()
                        .map(BlockedFrame::threadGroup)
                        .distinct()
                        .sorted()
                        .toList(),
                frames.stream().mapToLong(BlockedFrame::count).sum(),
                frames.stream().mapToDouble(BlockedFrame::totalMillis).sum());
    }

    boolean isAt(String otherFile, int otherLine) {
        return line == otherLine && file.equals(otherFile);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| `%s:%d` | `%s` | %s | %s | %d | %.1f |",
                file.substring(file.lastIndexOf('/') + 1),
                line,
                method.substring(method.lastIndexOf('.', method.indexOf('#')) + 1),
                String.join(", ", kinds),
                String.join(", ", threads),
                count,
                millis);
    }
}
