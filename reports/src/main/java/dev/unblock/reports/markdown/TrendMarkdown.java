package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.reports.insight.Trend;
import dev.unblock.reports.insight.Trend.Point;
import dev.unblock.reports.text.Figures;
import java.util.List;

/** How the project has stood, as a table of the last points. */
final class TrendMarkdown {

    private static final int POINTS = 10;

    private TrendMarkdown() {}

    static void write(Document document, Trend trend) {
        if (!trend.isShown()) {
            return;
        }
        List<Point> points = trend.points();
        List<Point> shown = points.subList(Math.max(0, points.size() - POINTS), points.size());
        document.lines(
                "### Trend\n\n" + words(trend)
                        + "\n\n| Day | Score | Findings | critical, high | Accepted | Hours left |\n"
                        + "|:--|--:|--:|--:|--:|--:|\n",
                shown.stream().map(TrendMarkdown::row).toList());
    }

    private static String words(Trend trend) {
        Point first = trend.first();
        Point last = trend.last();
        return "Since " + text(first.date()) + ": score " + first.score() + " → " + last.score() + ", findings "
                + Figures.count(first.findings()) + " → " + Figures.count(last.findings()) + ", in "
                + Figures.count(trend.points().size(), "point") + ".";
    }

    private static String row(Point point) {
        return "| " + text(point.date()) + " | " + point.score() + " | " + Figures.count(point.findings()) + " | "
                + Figures.count(point.severe()) + " | " + Figures.count(point.baseline()) + " | "
                + Figures.decimal(point.hours()) + " |";
    }
}
