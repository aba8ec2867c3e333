package dev.unblock.benchmarks.speed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What Unblock wants to reach on a corpus.
 *
 * @param peer the tool to divide by; empty when the figure itself is the aim
 */
record Aim(Corpus corpus, UnblockState state, Figure figure, Optional<String> peer, double limit) {

    /** What is aimed at. */
    enum Figure {
        WALL("s wall", run -> run.usage().wallSeconds()),
        PEAK("MB", run -> run.usage().peakMegabytes());

        private final String unit;
        private final ToDoubleFunction<Run> of;

        Figure(String unit, ToDoubleFunction<Run> of) {
            this.unit = unit;
            this.of = of;
        }
    }

    static final List<Aim> ALL = List.of(
            ratio(UnblockState.COLD, "PMD", 0.7),
            ratio(UnblockState.COLD, "SpotBugs", 0.25),
            ratio(UnblockState.COLD, "OpenRewrite parse", 0.4),
            ratio(UnblockState.WARM, "PMD", 0.33),
            plain(Corpus.M, UnblockState.ONE_FILE_CHANGED, Figure.WALL, 1),
            plain(Corpus.M, UnblockState.COLD, Figure.PEAK, 512),
            plain(Corpus.L, UnblockState.ONE_FILE_CHANGED, Figure.WALL, 2),
            plain(Corpus.L, UnblockState.COLD, Figure.PEAK, 1024));

    private static Aim ratio(UnblockState state, String peer, double limit) {
        return new Aim(Corpus.M, state, Figure.WALL, Optional.of(peer), limit);
    }

    private static Aim plain(Corpus corpus, UnblockState state, Figure figure, double limit) {
        return new Aim(corpus, state, figure, Optional.empty(), limit);
    }

    /** A row of the table of aims. */
    String row(Series series) {
        Optional<Spread> measured = peer.map(other -> series.ratio(state.title(), other, figure.of))
                .orElseGet(() -> series.figure(state.title(), figure.of));
        String reached =
                measured.map(spread -> spread.median() <= limit ? "yes" : "no").orElse("not measured");
        return String.format(
                Locale.ROOT,
                "| %s ≤ %s | %s | %s |",
                state.title(),
                peer.map(other -> limit + " × " + other).orElse((long) limit + " " + figure.unit),
                measured.map(spread -> spread.text(figure == Figure.PEAK ? 0 : 2))
                        .orElse("–"),
                reached);
    }
}
