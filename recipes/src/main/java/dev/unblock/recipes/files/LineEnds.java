package dev.unblock.recipes.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openrewrite.jgit.diff.Edit;
import org.openrewrite.jgit.diff.HistogramDiff;
import org.openrewrite.jgit.diff.RawText;
import org.openrewrite.jgit.diff.RawTextComparator;

/**
 * Sees to it that lines keep the ends they had, and that new lines end as their file's do: one project may well have
 * files of both kinds, and one file lines of both.
 */
final class LineEnds {

    private static final String WINDOWS = "\r\n";
    private static final String UNIX = "\n";
    private static final Pattern OTHER = Pattern.compile("(?<!\r)\n");
    private static final Pattern LINE = Pattern.compile("[^\n]*+\n?");

    private LineEnds() {}

    static String as(String before, String after) {
        boolean windows = before.contains(WINDOWS);
        boolean unix = OTHER.matcher(before).find();
        if (!windows && !unix) {
            return after;
        }
        return windows && unix ? kept(before, after) : all(after, windows ? WINDOWS : UNIX);
    }

    private static String all(String text, String end) {
        String plain = text.replace(WINDOWS, UNIX);
        return end.equals(UNIX) ? plain : plain.replace(UNIX, WINDOWS);
    }

    /** Lines that are still there keep their ends; others get that of the line before which they stand. */
    private static String kept(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> result = new ArrayList<>();
        int at = 0;
        for (Edit edit : edits(before, after)) {
            for (; result.size() < edit.getBeginB(); at++) {
                result.add(all(now.get(result.size()), end(old, at)));
            }
            while (result.size() < edit.getEndB()) {
                result.add(all(now.get(result.size()), end(old, edit.getBeginA())));
            }
            at = edit.getEndA();
        }
        for (; result.size() < now.size(); at++) {
            result.add(all(now.get(result.size()), end(old, at)));
        }
        return String.join("", result);
    }

    private static List<Edit> edits(String before, String after) {
        return new HistogramDiff().diff(RawTextComparator.DEFAULT, raw(before), raw(after));
    }

    private static RawText raw(String text) {
        return new RawText(all(text, UNIX).getBytes(StandardCharsets.UTF_8));
    }

    private static String end(List<String> lines, int at) {
        return lines.get(Math.min(at, lines.size() - 1)).endsWith(WINDOWS) ? WINDOWS : UNIX;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        while (line.find() && !line.group().isEmpty()) {
            lines.add(line.group());
        }
        return lines;
    }
}
