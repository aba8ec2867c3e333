package dev.unblock.benchmarks.peers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a peer did, as its last line of output tells.
 *
 * @param files sources it read
 * @param errors sources, or places in them, that it could not understand
 */
public record Done(long files, long errors) {

    private static final Pattern LINE = Pattern.compile("(?m)^done: (\\d+) files, (\\d+) errors$");

    String line() {
        return String.format(Locale.ROOT, "done: %d files, %d errors", files, errors);
    }

    /** Finds it in the output of a peer. */
    public static Optional<Done> in(String output) {
        Matcher line = LINE.matcher(output);
        return line.find()
                ? Optional.of(new Done(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))))
                : Optional.empty();
    }
}
