package dev.unblock.migration.proof;

import java.util.Set;
import java.util.TreeSet;

/** What a proof came to. */
public sealed interface Verdict {

    Verdict PROVEN = new Proven();

    /** As good as before. */
    record Proven() implements Verdict {}

    /**
     * Worse than before.
     *
     * @param reason the compiler's first messages or the failing tests' names, for a person
     * @param tests that fail now and did not before, written {@code com.shop.OrderTest#loads}; empty when it was not a
     *     test that failed
     */
    record Broken(String reason, Set<String> tests) implements Verdict {

        public Broken {
            tests = new TreeSet<>(tests);
        }
    }

    default boolean isProven() {
        return this instanceof Proven;
    }
}
