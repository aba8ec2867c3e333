package dev.unblock.benchmarks.speed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured on one corpus, as Markdown.
 *
 * @param peers the other tools, in the order of the columns
 */
record SpeedTable(Material material, Series series, List<String> engines, List<String> peers, String machine) {

    private static final String NONE = "–";

    SpeedTable {
        engines = List.copyOf(engines);
        peers = List.copyOf(peers);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(say(
                "%,d files, %,d lines, %d dependency jars; heap of every JVM at most %d GB unless said. %s.",
                material.files(),
                material.lines(),
                material.dependencies().size(),
                material.corpus().heapGigabytes(),
                machine));
        lines.add("");
        lines.add(validity());
        lines.add("");
        series.reasons().forEach(reason -> lines.add("- " + reason));
        if (!series.reasons().isEmpty()) {
            lines.add("");
        }
        if (!series.validRounds().isEmpty()) {
            lines.addAll(figures());
            lines.addAll(ratios());
            lines.addAll(aims());
        }
        return lines;
    }

    private String validity() {
        if (series.runs().isEmpty()) {
            return "Not run: the time was up.";
        }
        int valid = series.validRounds().size();
        if (valid == 0) {
            return "**INVALID**: the machine was busy, so there are no figures.";
        }
        return say(
                "%d of %d rounds valid; figures are the median (least–most) of these.",
                valid, series.rounds().size());
    }

    private List<String> figures() {
        List<String> lines = new ArrayList<>();
        lines.add("| | wall s | CPU s | peak MB | result |");
        lines.add("|---|--:|--:|--:|---|");
        for (String engine : engines) {
            lines.add(say(
                    "| %s | %s | %s | %s | %s |",
                    engine,
                    figure(engine, run -> run.usage().wallSeconds(), 2),
                    figure(engine, run -> run.usage().cpuSeconds(), 1),
                    figure(engine, run -> run.usage().peakMegabytes(), 0),
                    series.outcome(engine)));
        }
        lines.add("");
        return lines;
    }

    private String figure(String engine, ToDoubleFunction<Run> figure, int decimals) {
        return series.figure(engine, figure)
                .map(spread -> spread.text(decimals))
                .orElse(NONE);
    }

    private List<String> ratios() {
        List<String> lines = new ArrayList<>();
        lines.add("Unblock divided by each other tool, round by round:");
        lines.add("");
        lines.add("| | " + String.join(" | ", peers) + " |");
        lines.add("|---|" + "--:|".repeat(peers.size()));
        lines.addAll(ratioRows("wall", run -> run.usage().wallSeconds()));
        lines.addAll(ratioRows("CPU", run -> run.usage().cpuSeconds()));
        lines.add("");
        return lines;
    }

    private List<String> ratioRows(String what, ToDoubleFunction<Run> figure) {
        Function<String, Stream<String>> cells = engine -> peers.stream().map(peer -> series.ratio(engine, peer, figure)
                .map(spread -> spread.text(2))
                .orElse(NONE));
        return Arrays.stream(UnblockState.values())
                .map(UnblockState::title)
                .filter(engines::contains)
                .map(engine -> "| " + engine + ": " + what + " | "
                        + cells.apply(engine).collect(Collectors.joining(" | ")) + " |")
                .toList();
    }

    private List<String> aims() {
        List<String> rows = Aim.ALL.stream()
                .filter(aim -> aim.corpus() == material.corpus())
                .map(aim -> aim.row(series))
                .toList();
        return rows.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of("| aim | measured | reached |", "|---|--:|---|"), rows.stream())
                        .toList();
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
