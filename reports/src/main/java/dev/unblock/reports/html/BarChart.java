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
 * @param key what the diamond or the lighter part means, where there is one
 * @param limit a line across all bars, e.g. the offered load
 */
record BarChart(String title, String unit, String better, Optional<String> key, Optional<Limit> limit, List<Bar> bars) {

    private static final int WIDTH = 300;
    private static final int RIGHT = 84;
    private static final double LETTER = 6.4;
    private static final int TOP = 14;
    private static final int ROW = 32;
    private static final int BAR = 11;

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

        double reach() {
            return Math.max(end(), mark.orElse(0.0));
        }

        String figures() {
            return Figures.decimal(value)
                    + tail.map(more -> " + " + Figures.decimal(more)).orElse("");
        }

        private String words(String unit) {
            return label + " " + figures() + " " + unit
                    + mark.map(at -> " (diamond at " + Figures.decimal(at) + ")")
                            .orElse("");
        }
    }

    String svg() {
        Svg svg = new Svg(WIDTH, TOP + bars.size() * ROW + 2, description());
        double scale = (WIDTH - Math.max(RIGHT, room())) / Math.max(largest(), 1e-9);
        limit.ifPresent(line -> draw(svg, line, scale));
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), i, scale);
        }
        return svg.toString();
    }

    private void draw(Svg svg, Bar bar, int row, double scale) {
        double top = TOP + row * (double) ROW + 15;
        double middle = top + BAR / 2.0;
        svg.text("label", 0, top - 4, bar.label());
        svg.rectangle(row == 0 ? "bar first" : "bar", 0, top, bar.value() * scale, BAR);
        bar.tail().ifPresent(tail -> svg.rectangle("bar tail", bar.value() * scale, top, tail * scale, BAR));
        bar.mark().ifPresent(at -> svg.diamond("mark", at * scale, middle, 5));
        double gap = bar.mark().isPresent() ? 10 : 6;
        svg.text("value", bar.reach() * scale + gap, middle + 4, bar.figures());
    }

    private void draw(Svg svg, Limit line, double scale) {
        double x = line.value() * scale;
        svg.line("limit", x, TOP, x, TOP + bars.size() * (double) ROW);
        svg.text("limit-name", x, TOP - 4.0, line.name() + " " + Figures.decimal(line.value()));
    }

    /** What the longest figures need behind their bar. */
    private double room() {
        return bars.stream().mapToInt(bar -> bar.figures().length()).max().orElse(0) * LETTER + 12;
    }

    private double largest() {
        DoubleStream ends = bars.stream().mapToDouble(Bar::reach);
        return DoubleStream.concat(ends, DoubleStream.of(limit.map(Limit::value).orElse(0.0)))
                .max()
                .orElse(0);
    }

    private String description() {
        return title + ": " + bars.stream().map(bar -> bar.words(unit)).collect(Collectors.joining(", "));
    }
}
