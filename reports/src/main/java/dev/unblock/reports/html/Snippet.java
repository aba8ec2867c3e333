package dev.unblock.reports.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines around a place. */
record Snippet(List<Line> lines) {

    private static final int AROUND = 2;
    private static final int MOST_MARKED = 8;
    private static final int LONGEST = 180;

    /** One line; marked when the finding is on it. */
    record Line(int number, String text, Mark mark) {}

    /** Whether a line is the finding's. */
    enum Mark {
        HERE,
        AROUND
    }

    static Optional<Snippet> of(List<String> source, int line, int endLine) {
        if (line > source.size()) {
            return Optional.empty();
        }
        int last = Math.min(endLine, line + MOST_MARKED);
        List<Line> lines = new ArrayList<>();
        for (int n = Math.max(1, line - AROUND); n <= Math.min(source.size(), last + AROUND); n++) {
            Mark mark = n >= line && n <= last ? Mark.HERE : Mark.AROUND;
            lines.add(new Line(n, shortened(source.get(n - 1)), mark));
        }
        return Optional.of(new Snippet(withoutMargin(lines)));
    }

    private static List<Line> withoutMargin(List<Line> lines) {
        int margin = lines.stream()
                .map(Line::text)
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.length() - text.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> new Line(
                        line.number(),
                        line.text().substring(Math.min(margin, line.text().length())),
                        line.mark()))
                .toList();
    }

    private static String shortened(String text) {
        String spaced = text.replace("\t", "    ");
        return spaced.length() <= LONGEST ? spaced : spaced.substring(0, LONGEST) + " …";
    }
}
