package dev.unblock.reports.html;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.CallTree;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.insight.RankedEntryPoint.Reached;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the thread of an entry point gets to its waits: calls from left to right, what they wait for at the right.
 *
 * <p>The ends are laid out one below the other, each other node beside the first of what it leads to. Four columns fit on a page: what lies deeper
 * is told by its waits.
 */
final class CallPicture {

    private static final int MOST_PATHS = 24;
    private static final int WIDTH = 208;
    private static final int GAP = 28;
    private static final int LAST_COLUMN = 3;
    private static final int LINE = 16;
    private static final int PADDING = 7;
    private static final int BETWEEN = 10;
    private static final int MOST_LINES = 6;
    private static final int MOST_NAMES = 3;
    private static final int LONGEST = 28;

    /** A line of text in a box. */
    private record Line(String styleClass, String text) {}

    /** A laid-out box. */
    private record Box(String styleClass, List<Line> lines, double x, double y, double height) {

        /** Where arrows begin and end: at the first line, so that the eye goes on reading. */
        double port() {
            return y + PADDING + LINE / 2.0;
        }
    }

    private record Arrow(Box from, Box to) {}

    private final Map<String, Integer> cleared;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private double bottom = 1;
    private double right;

    private CallPicture(Map<String, Integer> cleared) {
        this.cleared = cleared;
    }

    /**
     * The picture of an entry point's worst paths, which are those that the text beside it tells.
     *
     * @param cleared methods where one fix clears many paths, with how many
     */
    static String svg(RankedEntryPoint entryPoint, Map<String, Integer> cleared) {
        List<Reached> shown = shown(entryPoint);
        CallPicture picture = new CallPicture(cleared);
        picture.place(CallTree.of(shown), 0, title(entryPoint));
        return picture.draw("Calls from " + entryPoint.label() + " to " + Figures.count(shown.size(), "finding")
                + "; the same is told in words beside it");
    }

    private static List<Line> title(RankedEntryPoint entryPoint) {
        return entryPoint
                .entryPoint()
                .route()
                .map(route -> List.of(new Line("strong", route)))
                .orElse(List.of());
    }

    /** Only paths that begin at the entry point's own method, as all do that the analyzer gives. */
    static List<Reached> shown(RankedEntryPoint entryPoint) {
        String first = entryPoint.reached().get(0).path().frames().get(0).method();
        return entryPoint.reached().stream()
                .filter(one -> one.path().frames().get(0).method().equals(first))
                .limit(MOST_PATHS)
                .toList();
    }

    private Box place(CallTree tree, int column, List<Line> title) {
        List<Line> lines = new ArrayList<>(title);
        lines.addAll(calls(tree));
        double y = bottom;
        List<Box> next = new ArrayList<>();
        if (!tree.waits().isEmpty()) {
            next.add(placeWaits(tree.waits(), column + 1, List.of()));
        }
        for (CallTree child : tree.children()) {
            next.add(
                    column + 1 < LAST_COLUMN
                            ? place(child, column + 1, List.of())
                            : placeWaits(child.allWaits(), column + 1, calls(child)));
        }
        Box box = new Box(column == 0 ? "node entry-node" : "node", lines, x(column), y, height(lines));
        add(box);
        next.forEach(to -> arrows.add(new Arrow(box, to)));
        return box;
    }

    private Box placeWaits(List<CallTree.Wait> waits, int column, List<Line> through) {
        Map<String, List<CallTree.Wait>> byKind = waits.stream()
                .collect(Collectors.groupingBy(wait -> kind(wait.worst()), LinkedHashMap::new, Collectors.toList()));
        List<Line> lines = new ArrayList<>(through);
        byKind.forEach((kind, same) -> {
            int findings = same.stream().mapToInt(CallTree.Wait::findings).sum();
            lines.add(new Line("kind-of-wait", kind + (findings == 1 ? "" : " × " + findings)));
            List<String> names =
                    same.stream().map(wait -> name(wait.worst())).distinct().toList();
            names.stream().limit(MOST_NAMES).forEach(name -> lines.add(new Line("call", name)));
            if (names.size() > MOST_NAMES) {
                lines.add(new Line("soft", "and " + (names.size() - MOST_NAMES) + " more"));
            }
        });
        String worst = waits.stream()
                .map(wait -> wait.worst().severity())
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .label();
        Box box = new Box("node sink " + worst, lines, x(column), bottom, height(lines));
        add(box);
        return box;
    }

    private static String kind(Finding finding) {
        return finding.sink().map(sink -> "waits: " + sink.kind()).orElseGet(() -> Words.name(finding.family())
                .toLowerCase(Locale.ROOT));
    }

    private static String name(Finding finding) {
        return finding.sink().map(sink -> Names.briefest(sink.call())).orElseGet(() -> Names.words(finding.rule()));
    }

    private void add(Box box) {
        boxes.add(box);
        bottom = Math.max(bottom, box.y() + box.height() + BETWEEN);
        right = Math.max(right, box.x() + WIDTH);
    }

    private List<Line> calls(CallTree tree) {
        List<String> methods = tree.methods();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < methods.size(); i++) {
            boolean isLeftOut = methods.size() > MOST_LINES && i >= MOST_LINES / 2 && i < methods.size() - 2;
            if (!isLeftOut) {
                lines.add(new Line("call", Names.briefest(methods.get(i))));
                mark(methods.get(i), lines);
            } else if (i == MOST_LINES / 2) {
                lines.add(new Line("soft", "… " + (methods.size() - MOST_LINES / 2 - 2) + " more calls"));
            }
        }
        return lines;
    }

    private void mark(String method, List<Line> lines) {
        if (cleared.containsKey(method)) {
            lines.add(new Line("gate", "◆ fix here: clears " + Figures.count(cleared.get(method), "path")));
        }
    }

    private static double x(int column) {
        return 1 + column * (double) (WIDTH + GAP);
    }

    private static double height(List<Line> lines) {
        return lines.size() * (double) LINE + 2 * PADDING;
    }

    private String draw(String description) {
        Svg svg = Svg.ofNaturalSize((int) right + 2, (int) bottom - BETWEEN + 2, description);
        arrows.forEach(arrow -> svg.curve(
                "flow",
                arrow.from().x() + WIDTH,
                arrow.from().port(),
                arrow.to().x(),
                arrow.to().port()));
        boxes.forEach(box -> {
            svg.box(box.styleClass(), box.x(), box.y(), WIDTH, box.height());
            double y = box.y() + PADDING + 11;
            for (Line line : box.lines()) {
                svg.text(line.styleClass(), box.x() + 10, y, shortened(line.text()));
                y += LINE;
            }
        });
        return svg.toString();
    }

    /** The end of a name tells more than its beginning. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : "…" + text.substring(text.length() - LONGEST + 1);
    }
}
