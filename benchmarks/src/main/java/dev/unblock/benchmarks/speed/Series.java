package dev.unblock.benchmarks.speed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * All runs on one corpus.
 *
 * <p>A round in which others used a noticeable part of the machine is invalid, and no figure comes from it: a starved tool
 * looks slow, and a ratio of a starved one and a free one says nothing.
 */
record Series(List<Run> runs) {

    /** Above this part of the machine's cores, other processes change what is measured. */
    static final double FOREIGN_CPU = 0.10;

    Series {
        runs = List.copyOf(runs);
    }

    SortedSet<Integer> rounds() {
        return runs.stream().map(Run::round).collect(Collectors.toCollection(TreeSet::new));
    }

    SortedSet<Integer> validRounds() {
        SortedSet<Integer> rounds = rounds();
        rounds.removeIf(round -> disturbed(round).isPresent());
        return rounds;
    }

    /** Why rounds are invalid, a sentence each. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (int round : rounds()) {
            disturbed(round)
                    .ifPresent(run -> reasons.add(String.format(
                            Locale.ROOT,
                            "Round %d is INVALID: other processes used %.0f %% of the machine while %s ran.",
                            round,
                            run.usage().foreignCpu() * 100,
                            run.engine())));
        }
        return reasons;
    }

    private Optional<Run> disturbed(int round) {
        return runs.stream()
                .filter(run -> run.round() == round && run.usage().foreignCpu() > FOREIGN_CPU)
                .findFirst();
    }

    /** A figure of a tool over the valid rounds in which it finished; empty when there is none. */
    Optional<Spread> figure(String engine, ToDoubleFunction<Run> figure) {
        List<Double> values = valid(engine).stream().map(figure::applyAsDouble).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    /** One tool's figure divided by another's, round by round. */
    Optional<Spread> ratio(String engine, String other, ToDoubleFunction<Run> figure) {
        List<Double> ratios = new ArrayList<>();
        for (Run run : valid(engine)) {
            valid(other).stream()
                    .filter(peer -> peer.round() == run.round())
                    .forEach(peer -> ratios.add(figure.applyAsDouble(run) / figure.applyAsDouble(peer)));
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    /** What a tool showed, or why it did not finish; the same in every round, or each. */
    String outcome(String engine) {
        Collection<String> outcomes = runs.stream()
                .filter(run -> run.engine().equals(engine))
                .map(run -> run.outcome().problem().orElse(run.outcome().text()))
                .collect(Collectors.toCollection(TreeSet::new));
        return outcomes.isEmpty() ? "not run" : String.join(" / ", outcomes);
    }

    private List<Run> valid(String engine) {
        SortedSet<Integer> rounds = validRounds();
        return runs.stream()
                .filter(run -> run.engine().equals(engine) && run.isDone() && rounds.contains(run.round()))
                .toList();
    }
}
