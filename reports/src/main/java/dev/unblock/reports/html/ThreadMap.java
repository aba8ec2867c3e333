package dev.unblock.reports.html;

import dev.unblock.model.ThreadContext;
import dev.unblock.reports.insight.PoolUse;
import dev.unblock.reports.insight.ThreadUse;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Which threads run what: for each kind of thread what begins there, the pools of that kind by name with how many threads
 * each can have, and what makes them wait. A dashed frame is a kind without a limit.
 */
final class ThreadMap {

    private static final int WIDTH = 940;
    private static final int SOURCES = 190;
    private static final int FRAME_LEFT = 220;
    private static final int FRAME = 310;
    private static final int FRAME_HEAD = 46;
    private static final int WAITS_LEFT = 570;
    private static final int NAMES = 90;
    private static final int FIGURES = 60;
    private static final int LINE = 19;
    private static final int BETWEEN = 20;
    private static final int MOST_LINES = 8;
    private static final int LONGEST_NAME = 32;

    private final List<ThreadUse> threads;
    private final List<PoolUse> pools;
    private final double scale;

    private ThreadMap(List<ThreadUse> threads, List<PoolUse> pools) {
        this.threads = threads;
        this.pools = pools;
        long most = threads.stream()
                .flatMap(use -> use.waits().values().stream())
                .max(Comparator.naturalOrder())
                .orElse(1L);
        this.scale = (double) (WIDTH - WAITS_LEFT - NAMES - FIGURES) / most;
    }

    static String svg(List<ThreadUse> threads, List<PoolUse> pools) {
        return new ThreadMap(threads, pools).draw();
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
        lines(svg, use.kinds(), top, height(use));
        if (!use.kinds().isEmpty()) {
            svg.line("flow", SOURCES + 6.0, middle, FRAME_LEFT - 4.0, middle);
        }
        frame(svg, use.thread(), middle);
        if (use.waits().isEmpty()) {
            svg.text("soft", WAITS_LEFT, middle + 4, "no wait was found");
            return;
        }
        svg.line("flow", FRAME_LEFT + FRAME + 4.0, middle, WAITS_LEFT - 10.0, middle);
        double y = middle - shown(use.waits()).size() * LINE / 2.0;
        for (Map.Entry<String, Long> wait : shown(use.waits())) {
            double bar = Math.max(2, wait.getValue() * scale);
            svg.text("call", WAITS_LEFT, y + 13, wait.getKey());
            svg.rectangle("wait-bar", WAITS_LEFT + (double) NAMES, y + 4, bar, 11);
            svg.text("figure", WAITS_LEFT + NAMES + bar + 6, y + 13, Figures.count(wait.getValue()));
            y += LINE;
        }
    }

    private void frame(Svg svg, ThreadContext thread, double middle) {
        double top = middle - frameHeight(thread) / 2.0;
        svg.box(
                Words.isUnlimited(thread) ? "node thread unlimited" : "node thread",
                FRAME_LEFT,
                top,
                FRAME,
                frameHeight(thread));
        svg.text("strong name", FRAME_LEFT + 12.0, top + 19, Words.name(thread));
        svg.text("soft", FRAME_LEFT + 12.0, top + 36, Words.limit(thread));
        List<PoolUse> here = pools(thread);
        double y = top + FRAME_HEAD;
        for (PoolUse use : here.subList(0, Math.min(MOST_LINES, here.size()))) {
            svg.text("call", FRAME_LEFT + 12.0, y + 11, cut(use.pool().name()));
            svg.text(
                    use.isUnlimited() ? "soft at-end no-limit" : "soft at-end",
                    FRAME_LEFT + FRAME - 12.0,
                    y + 11,
                    use.threads());
            y += LINE;
        }
        if (here.size() > MOST_LINES) {
            svg.text(
                    "soft",
                    FRAME_LEFT + 12.0,
                    y + 11,
                    "and " + Figures.count(here.size() - MOST_LINES) + " more, in the table below");
        }
    }

    private static void lines(Svg svg, SortedMap<String, Long> kinds, double top, int height) {
        List<Map.Entry<String, Long>> shown = shown(kinds);
        double y = top + (height - shown.size() * LINE) / 2.0;
        for (Map.Entry<String, Long> kind : shown) {
            svg.text("call", 0, y + 13, Figures.count(kind.getValue()) + " × " + kind.getKey());
            y += LINE;
        }
    }

    private int height(ThreadUse use) {
        int lines = Math.max(shown(use.waits()).size(), shown(use.kinds()).size());
        return Math.max(frameHeight(use.thread()), lines * LINE);
    }

    private int frameHeight(ThreadContext thread) {
        int named = pools(thread).size();
        int lines = Math.min(MOST_LINES, named) + (named > MOST_LINES ? 1 : 0);
        return lines == 0 ? FRAME_HEAD : FRAME_HEAD + lines * LINE + 4;
    }

    private List<PoolUse> pools(ThreadContext thread) {
        return pools.stream().filter(use -> use.pool().thread() == thread).toList();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static List<Map.Entry<String, Long>> shown(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LINES)
                .toList();
    }
}
