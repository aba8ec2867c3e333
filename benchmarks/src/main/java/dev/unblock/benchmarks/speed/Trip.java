package dev.unblock.benchmarks.speed;

import dev.unblock.model.UsageException;
import java.util.Arrays;
import java.util.List;

/**
 * How often to measure on which corpus.
 *
 * @param rounds in each of which every tool runs once
 */
record Trip(Corpus corpus, int rounds) {

    Trip {
        if (rounds < 1) {
            throw new UsageException("at least one round on " + corpus);
        }
    }

    /** Reads {@code S:3,M:3,L:1}. */
    static List<Trip> parse(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(Trip::one).toList();
    }

    private static Trip one(String text) {
        String[] parts = text.split(":");
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            throw new UsageException("corpora are written S:3,M:3,L:1, each with its rounds, not " + text);
        }
        return new Trip(Corpus.named(parts[0]), Integer.parseInt(parts[1]));
    }
}
