package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.reports.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What differs between two results; {@link Pairs} tells which findings are the same.
 *
 * @param introduced only in the later result, the worst first
 * @param fixed only in the earlier result, the worst first
 * @param unchanged in both
 * @param figures in both or either, side by side
 */
public record Changes(
        Result before,
        Result after,
        List<Finding> introduced,
        List<Finding> fixed,
        List<Kept> unchanged,
        List<Figure> figures) {

    /** A finding that both results hold. */
    public record Kept(Finding before, Finding after) {

        /** Whether it is at another place now. */
        public boolean isMoved() {
            return before.line() != after.line()
                    || !before.file().equals(after.file())
                    || !before.id().equals(after.id());
        }
    }

    /** A figure, absent where a result does not have it. */
    public record Figure(String name, Optional<Double> before, Optional<Double> after) {

        public boolean isChanged() {
            return !before.equals(after);
        }

        public String difference() {
            return before.isPresent() && after.isPresent() ? Figures.signed(after.get() - before.get()) : "–";
        }
    }

    public static Changes of(Result before, Result after) {
        List<Kept> kept = Pairs.of(before.findings(), after.findings());
        return new Changes(
                before,
                after,
                without(kept.stream().map(Kept::after), after),
                without(kept.stream().map(Kept::before), before),
                kept.stream()
                        .sorted(Comparator.comparing(Kept::after, RuleGroup.WORST_FIRST))
                        .toList(),
                figures(before, after));
    }

    public List<Kept> moved() {
        return unchanged.stream().filter(Kept::isMoved).toList();
    }

    public List<Figure> changedFigures() {
        return figures.stream().filter(Figure::isChanged).toList();
    }

    /** Whether the two results say the same about findings and figures. */
    public boolean isEmpty() {
        return introduced.isEmpty()
                && fixed.isEmpty()
                && moved().isEmpty()
                && changedFigures().isEmpty();
    }

    /** Whether the rules changed in between, so that a difference need not be the project's. */
    public boolean haveDifferentRules() {
        return before.ruleSet().isPresent()
                && after.ruleSet().isPresent()
                && !before.ruleSet().equals(after.ruleSet());
    }

    /** The changes in a sentence. */
    public String words() {
        if (isEmpty()) {
            return "Nothing differs: the same findings at the same places, the same figures.";
        }
        return Figures.count(introduced.size()) + " introduced, " + Figures.count(fixed.size()) + " fixed, "
                + Figures.count(unchanged.size()) + " unchanged (" + Figures.count(moved().size())
                + " at another place). Score " + before.score().value() + " → "
                + after.score().value() + ".";
    }

    private static List<Finding> without(Stream<Finding> known, Result result) {
        Set<Finding> left = new LinkedHashSet<>(result.findings());
        known.forEach(left::remove);
        return left.stream().sorted(RuleGroup.WORST_FIRST).toList();
    }

    private static List<Figure> figures(Result before, Result after) {
        List<Figure> figures = new ArrayList<>();
        figures.add(
                figure("score", before, after, result -> (double) result.score().value()));
        for (Family family : Family.values()) {
            figures.add(figure(Words.name(family).toLowerCase(Locale.ROOT) + " findings", before, after, result ->
                    (double) FindingMatrix.of(Insight.counted(result)).count(family)));
        }
        figures.add(figure("hours of work left", before, after, result -> Effort.of(result.plan())
                .likely()));
        figures.add(figure("changes declined", before, after, result ->
                (double) result.plan().refusals().size()));
        figures.add(figure("files parsed", before, after, result ->
                (double) result.coverage().parsedFiles()));
        TreeSet<String> names = new TreeSet<>(before.metrics().statics().keySet());
        names.addAll(after.metrics().statics().keySet());
        names.forEach(name -> figures.add(new Figure(
                name,
                Optional.ofNullable(before.metrics().statics().get(name)),
                Optional.ofNullable(after.metrics().statics().get(name)))));
        figures.addAll(
                MeasuredFigures.of(before.metrics().measured(), after.metrics().measured()));
        return List.copyOf(figures);
    }

    private static Figure figure(String name, Result before, Result after, Function<Result, Double> value) {
        return new Figure(name, Optional.of(value.apply(before)), Optional.of(value.apply(after)));
    }
}
