package dev.unblock.reports.html;

import dev.unblock.reports.insight.Trend;
import dev.unblock.reports.text.Figures;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One figure from run to run, as a line.
 *
 * @param values the oldest first, at least two
 */
record TrendChart(String title, List<Double> values) {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 84;
    private static final int EDGE = 6;

    static List<TrendChart> of(Trend trend) {
        return Stream.of(
                        chart("Score", trend, Trend.Point::score),
                        chart("Critical and high findings", trend, Trend.Point::severe),
                        chart("All findings", trend, Trend.Point::findings),
                        chart("Hours of work left", trend, Trend.Point::hours),
                        chart("Accepted in the baseline", trend, Trend.Point::baseline))
                .filter(chart -> chart.values().stream().anyMatch(value -> value != 0))
                .toList();
    }

    private static TrendChart chart(String title, Trend trend, ToDoubleFunction<Trend.Point> value) {
        return new TrendChart(
                title, trend.points().stream().map(value::applyAsDouble).toList());
    }

    String change() {
        double first = values.get(0);
        double last = values.get(values.size() - 1);
        return Figures.decimal(first) + " → " + Figures.decimal(last) + " (" + Figures.signed(last - first) + ")";
    }

    String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT, title + ": " + change());
        svg.line("grid-line", 0, HEIGHT - EDGE, WIDTH, HEIGHT - EDGE);
        for (int i = 1; i < values.size(); i++) {
            svg.line("trend-line", x(i - 1), y(i - 1), x(i), y(i));
        }
        for (int i = 0; i < values.size() - 1; i++) {
            svg.circle("trend-point", x(i), y(i), 2.2, Figures.decimal(values.get(i)));
        }
        svg.circle("trend-end", x(values.size() - 1), y(values.size() - 1), 3.5, change());
        return svg.toString();
    }

    private double x(int i) {
        return EDGE + i * (double) (WIDTH - 2 * EDGE) / (values.size() - 1);
    }

    /** From zero, so that a small change looks small. */
    private double y(int i) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return HEIGHT - EDGE - values.get(i) / Math.max(1, most) * (HEIGHT - 2 * EDGE);
    }
}
