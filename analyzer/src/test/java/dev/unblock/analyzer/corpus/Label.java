package dev.unblock.analyzer.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of the corpus says about itself.
 *
 * <pre>
 * // ! request http                   a wait, on this thread, for this kind of thing
 * // ! request+scheduler jdbc         on either of two threads
 * // ! request http, request future   two waits on one line
 * // ! caller sleep                   in a library: whoever calls it
 * // ! nowhere sleep                  in an application, where no entry point comes by
 * // ! event-loop below              code of an event loop's own, which calls what waits in another line
 * // ok                               looks like a wait, or would be one elsewhere, and is none
 * </pre>
 *
 * Threads are the labels of {@code ThreadContext}, kinds those of the catalogue or {@code below}. A line without a label waits for nothing
 * either. Labels tell what is true of the program; what a tool prints is no source for them.
 *
 * @param waits empty where nothing waits
 */
record Label(String file, int line, List<Expected> waits) {

    private static final Pattern WAITS = Pattern.compile("// ! (.+)$");
    private static final Pattern SILENT = Pattern.compile("// ok\\b");

    /** One wait. */
    record Expected(Set<String> threads, String kind) {

        boolean isOn(Set<String> found) {
            if (threads.equals(Set.of("caller"))) {
                return found.isEmpty() || found.equals(Set.of("request"));
            }
            return threads.equals(Set.of("nowhere")) ? found.isEmpty() : threads.equals(found);
        }

        String threadsInWords() {
            return String.join("+", threads);
        }

        @Override
        public String toString() {
            return threadsInWords() + " " + kind;
        }
    }

    static Optional<Label> of(String file, int line, String text) {
        Matcher waits = WAITS.matcher(text);
        if (waits.find()) {
            return Optional.of(new Label(
                    file,
                    line,
                    Arrays.stream(waits.group(1).split(","))
                            .map(String::strip)
                            .map(Label::expected)
                            .toList()));
        }
        return SILENT.matcher(text).find() ? Optional.of(new Label(file, line, List.of())) : Optional.empty();
    }

    private static Expected expected(String words) {
        String[] parts = words.split(" ");
        if (parts.length != 2) {
            throw new IllegalArgumentException("not 'threads kind': " + words);
        }
        return new Expected(new TreeSet<>(Arrays.asList(parts[0].split("\\+"))), parts[1]);
    }

    boolean isSilent() {
        return waits.isEmpty();
    }
}
