package dev.unblock.reports.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash by which GitHub's code scanning follows a line through commits, as its upload action computes it where the
 * sources are at hand: of the hundred characters from the line's start on that are neither space nor tab, as a number to
 * the base 37, with a counter behind it that tells lines of one hash apart. Each line end counts as one line feed, the
 * text ends with the character FFFF, and zeros fill up what is missing.
 */
final class LineHashes {

    private static final int BLOCK = 100;
    private static final int BASE = 37;
    private static final char END = 0xFFFF;

    private final StringBuilder characters = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();

    private LineHashes() {}

    /** The hash of each line, the first line first. */
    static List<String> of(String text) {
        LineHashes hashes = new LineHashes();
        hashes.collect(text);
        return hashes.counted();
    }

    private void collect(String text) {
        boolean afterReturn = false;
        boolean atStart = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : END;
            if (c == ' ' || c == '\t' || (afterReturn && c == '\n')) {
                afterReturn = false;
                continue;
            }
            if (atStart) {
                starts.add(characters.length());
            }
            afterReturn = c == '\r';
            atStart = afterReturn || c == '\n';
            characters.append(atStart ? '\n' : c);
        }
        characters.append("\0".repeat(BLOCK));
    }

    private List<String> counted() {
        Map<String, Integer> seen = new HashMap<>();
        return starts.stream()
                .map(this::hash)
                .map(hash -> hash + ":" + seen.merge(hash, 1, Integer::sum))
                .toList();
    }

    private String hash(int start) {
        long hash = 0;
        for (int i = start; i < start + BLOCK; i++) {
            hash = hash * BASE + characters.charAt(i);
        }
        return Long.toHexString(hash);
    }
}
