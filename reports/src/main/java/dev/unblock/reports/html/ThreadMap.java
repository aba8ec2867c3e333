package dev.unblock.reports.html;

import dev.unblock.reports.insight.ThreadUse;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Which threads run what: for each kind of thread what begins there, how many of them there can be, and what makes it
 * wait. A dashed frame is a pool without a limit.
 */
final class ThreadMap {

    private static final int WIDTH = 940;
    private static final int SOURCES = 190;
    private static final int FRAME_LEFT = 240;
    private static final int FRAME = 250;
    private static final int WAITS_LEFT = 540;
    private static final int NAMES = 90;
    private static final int FIGURES = 60;
    private static final int LINE = 19;
    private static final int BETWEEN = 20;
    private static final int MOST_LINES = 8;

    private final List<ThreadUse> threads;
    private final double scale;

    private ThreadMap(List<ThreadUse> threads) {
        this.threads = threads;
        long most = threads.stream()
                .flatMap(use -> use.waits().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(1L);
        this.scale = (double) (WIDTH - WAITS_LEFT - NAMES - FIGURES) / most;
    }

    static String svg(List<ThreadUse> threads) {
        return new ThreadMap(threads).draw();
    }

    private String draw() {
        int height =
                26 + threads.stream().mapToInt(use -> height(use) + BETWEEN).sum();
        Svg svg = Svg.ofNaturalSize(
                WIDTH, height, "What begins on which threads and what they wait for; the table below tells the same");
        svg.text("soft", 0, 12, "begins here");
        svg.text("soft", FRAME_LEFT, 12, "thread");
        svg.text("soft", WAITS_LEFT, 12, "waits for (findings)");
        double y = 26;
        for (ThreadUse use : threads) {
            draw(svg, use, y);
            y += height(use) + BETWEEN;
        }
        return svg.toString();
    }

    private void draw(Svg svg, ThreadUse use, double top) {
        double middle = top + height(use) / 2.0;
        double frame = middle - 23;
        lines(svg, use.kinds(), top, height(use), 0);
        if (!use.kinds().isEmpty()) {
            svg.line("flow", SOURCES + 6.0, middle, FRAME_LEFT - 4.0, middle);
        }
        svg.box(
                Words.isUnlimited(use.thread()) ? "node thread unlimited" : "node thread",
                FRAME_LEFT,
                frame,
                FRAME,
                46);
        svg.text("strong name", FRAME_LEFT + 12.0, frame + 19, Words.name(use.thread()));
        svg.text("soft", FRAME_LEFT + 12.0, frame + 36, Words.limit(use.thread()));
        if (use.waits().isEmpty()) {
            svg.text("soft", WAITS_LEFT, middle + 4, "no wait was found");
            return;
        }
        svg.line("flow", FRAME_LEFT + FRAME + 4.0, middle, WAITS_LEFT - 10.0, middle);
        double y = middle - shown(use.waits()).size() * LINE / 2.0;
        for (Map.Entry<String, Long> wait : shown(use.waits())) {
            svg.text("call", WAITS_LEFT, y + 13, wait.getKey());
            svg.rectangle("wait-bar", WAITS_LEFT + (double) NAMES, y + 4, Math.max(2, wait.getValue() * scale), 11);
            svg.text(
                    "figure",
                    WAITS_LEFT + NAMES + Math.max(2, wait.getValue() * scale) + 6,
                    y + 13,
                    Figures.count(wait.getValue()));
            y += LINE;
        }
    }

    private static void lines(Svg svg, SortedMap<String, Long> kinds, double top, int height, double x) {
        List<Map.Entry<String, Long>> shown = shown(kinds);
        double y = top + (height - shown.size() * LINE) / 2.0;
        for (Map.Entry<String, Long> kind : shown) {
            svg.text("call", x, y + 13, Figures.count(kind.getValue()) + " × " + kind.getKey());
            y += LINE;
        }
    }

    private static int height(ThreadUse use) {
        return Math.max(
                46, Math.max(shown(use.waits()).size(), shown(use.kinds()).size()) * LINE);
    }

    private static List<Map.Entry<String, Long>> shown(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .toList();
    }
}
