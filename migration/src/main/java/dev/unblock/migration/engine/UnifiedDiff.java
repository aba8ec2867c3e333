package dev.unblock.migration.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Changes as a patch that {@code git apply} takes.
 *
 * <p>Works on bytes: each byte is one character here and is written as that byte again, so that line ends, byte order
 * marks and encodings come through. Lines are matched by the greedy algorithm of Myers (1986): the shortest edit script
 * is found along the diagonals of the edit graph, one edit more in every round.
 */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** The patch of all changes, every byte one character of ISO-8859-1. */
    static String of(List<FileChange> changes) {
        StringBuilder patch = new StringBuilder();
        changes.forEach(change -> append(change, patch));
        return patch.toString();
    }

    private static void append(FileChange change, StringBuilder patch) {
        String path = pathBytes(change.path());
        patch.append("diff --git a/").append(path).append(" b/").append(path).append('\n');
        if (change.before().isEmpty()) {
            patch.append("new file mode 100644\n");
        }
        if (change.after().isEmpty()) {
            patch.append("deleted file mode 100644\n");
        }
        List<String> before = lines(change.before());
        List<String> after = lines(change.after());
        List<Edit> edits = edits(before, after);
        if (edits.isEmpty()) {
            return;
        }
        patch.append("--- ")
                .append(change.before().isEmpty() ? "/dev/null" : "a/" + path)
                .append('\n');
        patch.append("+++ ")
                .append(change.after().isEmpty() ? "/dev/null" : "b/" + path)
                .append('\n');
        hunks(edits).forEach(hunk -> append(hunk, patch));
    }

    /** Names outside ASCII in their UTF-8 bytes, as the rest of the patch is in bytes. */
    private static String pathBytes(String path) {
        return Content.of(path).bytesAsText();
    }

    /** One line of the edit script: kept ({@code ' '}), removed ({@code '-'}) or added ({@code '+'}). */
    private record Edit(char kind, String line, int before, int after) {}

    private static List<String> lines(Optional<Content> content) {
        String text = content.map(Content::bytesAsText).orElse("");
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static List<Edit> edits(List<String> before, List<String> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return replaced(before, after);
        }
        int most = before.size() + after.size();
        int[] furthest = new int[2 * most + 2];
        List<int[]> rounds = new ArrayList<>();
        for (int round = 0; round <= most; round++) {
            rounds.add(furthest.clone());
            for (int diagonal = -round; diagonal <= round; diagonal += 2) {
                int x = goesDown(furthest, most, diagonal, round)
                        ? furthest[most + diagonal + 1]
                        : furthest[most + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                    x++;
                    y++;
                }
                furthest[most + diagonal] = x;
                if (x >= before.size() && y >= after.size()) {
                    return backtrack(before, after, rounds, most);
                }
            }
        }
        throw new IllegalStateException("an edit script always exists");
    }

    private static List<Edit> replaced(List<String> before, List<String> after) {
        List<Edit> edits = new ArrayList<>();
        before.forEach(line -> edits.add(new Edit('-', line, edits.size(), 0)));
        after.forEach(line -> edits.add(new Edit('+', line, 0, edits.size())));
        return edits;
    }

    private static boolean goesDown(int[] furthest, int middle, int diagonal, int round) {
        return diagonal == -round
                || diagonal != round && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1];
    }

    private static List<Edit> backtrack(List<String> before, List<String> after, List<int[]> rounds, int middle) {
        List<Edit> reversed = new ArrayList<>();
        int x = before.size();
        int y = after.size();
        for (int round = rounds.size() - 1; round >= 0; round--) {
            int[] furthest = rounds.get(round);
            int diagonal = x - y;
            int previous = goesDown(furthest, middle, diagonal, round) ? diagonal + 1 : diagonal - 1;
            int fromX = round == 0 ? 0 : furthest[middle + previous];
            int fromY = round == 0 ? 0 : fromX - previous;
            while (x > fromX && y > fromY) {
                x--;
                y--;
                reversed.add(new Edit(' ', before.get(x), x, y));
            }
            if (round > 0 && x == fromX) {
                y--;
                reversed.add(new Edit('+', after.get(y), x, y));
            } else if (round > 0) {
                x--;
                reversed.add(new Edit('-', before.get(x), x, y));
            }
        }
        List<Edit> edits = new ArrayList<>(reversed);
        Collections.reverse(edits);
        return edits;
    }

    private static List<List<Edit>> hunks(List<Edit> edits) {
        List<List<Edit>> hunks = new ArrayList<>();
        int at = 0;
        while (at < edits.size()) {
            if (edits.get(at).kind() == ' ') {
                at++;
                continue;
            }
            int start = Math.max(0, at - CONTEXT);
            int end = endOfHunk(edits, at);
            hunks.add(edits.subList(start, end));
            at = end;
        }
        return hunks;
    }

    /** Changes that are no further apart than their contexts share a hunk. */
    private static int endOfHunk(List<Edit> edits, int firstChange) {
        int lastChange = firstChange;
        for (int at = firstChange; at < edits.size() && at - lastChange <= 2 * CONTEXT + 1; at++) {
            if (edits.get(at).kind() != ' ') {
                lastChange = at;
            }
        }
        return Math.min(edits.size(), lastChange + CONTEXT + 1);
    }

    private static void append(List<Edit> hunk, StringBuilder patch) {
        long removed = hunk.stream().filter(e -> e.kind() != '+').count();
        long added = hunk.stream().filter(e -> e.kind() != '-').count();
        Edit first = hunk.get(0);
        patch.append("@@ -").append(range(first.before(), removed));
        patch.append(" +").append(range(first.after(), added)).append(" @@\n");
        for (Edit edit : hunk) {
            patch.append(edit.kind()).append(edit.line());
            if (!edit.line().endsWith("\n")) {
                patch.append("\n\\ No newline at end of file\n");
            }
        }
    }

    private static String range(int from, long length) {
        return (length == 0 ? from : from + 1) + "," + length;
    }
}
