package dev.unblock.reports.html;

import dev.unblock.reports.text.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One figure of several variants, a horizontal bar each.
 *
 * @param unit as it stands behind the figures, e.g. {@code ms}
 * @param better {@code more is better} or {@code less is better}
 * @param limit a line across all bars, e.g. the offered load
 */
record BarChart(String title, String unit, String better, Optional<Limit> limit, List<Bar> bars) {

    private static final int WIDTH = 360;
    private static final int LEFT = 104;
    private static final int RIGHT = 62;
    private static final int TOP = 16;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int LABEL_LENGTH = 16;

    /** A line across all bars. */
    record Limit(String name, double value) {}

    /**
     * One variant.
     *
     * @param tail a second part behind the first, drawn lighter
     * @param mark a figure to compare with, drawn as a diamond
     */
    record Bar(String label, double value, Optional<Double> tail, Optional<Double> mark) {

        double end() {
            return value + tail.orElse(0.0);
        }

        private String words(String unit) {
            return label + " " + Figures.decimal(value) + " " + unit
                    + tail.map(more -> " and " + Figures.decimal(more)).orElse("")
                    + mark.map(at -> " (mark at " + Figures.decimal(at) + ")").orElse("");
        }
    }

    String svg() {
        Svg svg = new Svg(WIDTH, TOP + bars.size() * ROW + 4, description());
        double scale = (WIDTH - LEFT - RIGHT) / Math.max(largest(), 1e-9);
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), i, scale);
        }
        limit.ifPresent(line -> draw(svg, line, scale));
        return svg.toString();
    }

    private void draw(Svg svg, Bar bar, int row, double scale) {
        double top = TOP + row * (double) ROW + 4;
        double middle = top + BAR / 2.0;
        svg.text("label", LEFT - 8.0, middle + 4, shortened(bar.label()));
        svg.rectangle(row == 0 ? "bar first" : "bar", LEFT, top, bar.value() * scale, BAR);
        bar.tail().ifPresent(tail -> svg.rectangle("bar tail", LEFT + bar.value() * scale, top, tail * scale, BAR));
        bar.mark().ifPresent(at -> svg.diamond("mark", LEFT + at * scale, middle, 5));
        double reach = Math.max(bar.end(), bar.mark().orElse(0.0));
        double gap = bar.mark().filter(at -> at >= bar.end()).isPresent() ? 10 : 6;
        svg.text("value", LEFT + reach * scale + gap, middle + 4, Figures.decimal(bar.value()));
    }

    private void draw(Svg svg, Limit line, double scale) {
        double x = LEFT + line.value() * scale;
        svg.line("limit", x, TOP, x, TOP + bars.size() * (double) ROW);
        svg.text("limit-name", x, TOP - 5.0, line.name() + " " + Figures.decimal(line.value()));
    }

    private double largest() {
        DoubleStream ends =
                bars.stream().mapToDouble(bar -> Math.max(bar.end(), bar.mark().orElse(0.0)));
        return DoubleStream.concat(ends, DoubleStream.of(limit.map(Limit::value).orElse(0.0)))
                .max()
                .orElse(0);
    }

    private String description() {
        return title + ": " + bars.stream().map(bar -> bar.words(unit)).collect(Collectors.joining(", "));
    }

    private static String shortened(String label) {
        return label.length() <= LABEL_LENGTH ? label : label.substring(0, LABEL_LENGTH - 1) + "…";
    }
}
