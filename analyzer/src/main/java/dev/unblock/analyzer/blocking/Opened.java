package dev.unblock.analyzer.blocking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What something is open on.
 *
 * @param opener the row of {@code openers.csv} that says so
 */
record Opened(BlockingApi opener, Certainty certainty) {

    static final Comparator<Opened> WORST_FIRST = Comparator.comparing(
                    (Opened opened) -> opened.opener().latency())
            .reversed()
            .thenComparing(Opened::certainty)
            .thenComparing(opened -> opened.opener().type())
            .thenComparing(opened -> opened.opener().method());

    /** Nobody knows on what; most likely a file or a connection. */
    static final Opened GUESS = new Opened(
            new BlockingApi(
                    "java.io.InputStream",
                    BlockingApi.ANY_METHOD,
                    Optional.<List<String>>empty(),
                    Kind.FILE,
                    Timed.NEVER,
                    Optional.empty(),
                    1,
                    Condition.ALWAYS,
                    "unknown origin"),
            Certainty.GUESSED);

    static Opened by(BlockingApi opener) {
        return new Opened(opener, opener.condition() == Condition.LIKELY ? Certainty.LIKELY : Certainty.SURE);
    }

    boolean isMemory() {
        return opener.kind() == Kind.NONE;
    }

    Opened perhaps() {
        return new Opened(opener, certainty.and(Certainty.LIKELY));
    }
}
