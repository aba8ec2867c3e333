package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What runs before and after on the same thread.
 *
 * <p>A plan asks this of nearly every method, so what lies below or above is gathered for all methods together, as sets
 * of numbers.
 */
public final class Reach {

    private final List<MethodFact> methods;
    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private final int[][] callees;
    private final Spread down;
    private final Spread up;
    private final Spread unlockedDown;
    private final Spread unlockedUp;

    public Reach(Program program) {
        this.methods = program.methods().toList();
        for (int method = 0; method < methods.size(); method++) {
            numbers.putIfAbsent(methods.get(method).key(), method);
        }
        this.callees = steps(program, edge -> true);
        int[][] unlocked = steps(program, edge -> edge.site().locks().isEmpty());
        this.down = new Spread(callees);
        this.up = new Spread(turned(callees));
        this.unlockedDown = new Spread(unlocked);
        this.unlockedUp = new Spread(turned(unlocked));
    }

    private int[][] steps(Program program, Predicate<CallEdge> which) {
        int[][] steps = new int[methods.size()][];
        Arrays.setAll(steps, method -> program.callees(methods.get(method).key()).stream()
                .filter(edge -> edge.hop().isSameThread() && which.test(edge))
                .mapToInt(edge -> numbers.get(edge.callee()))
                .distinct()
                .toArray());
        return steps;
    }

    private static int[][] turned(int[][] steps) {
        int[] counts = new int[steps.length];
        for (int[] from : steps) {
            for (int to : from) {
                counts[to]++;
            }
        }
        int[][] turned = new int[steps.length][];
        Arrays.setAll(turned, method -> new int[counts[method]]);
        for (int from = 0; from < steps.length; from++) {
            for (int to : steps[from]) {
                turned[to][--counts[to]] = from;
            }
        }
        return turned;
    }

    List<MethodFact> methods() {
        return methods;
    }

    /** For each method what it has itself and what everything has that it calls on its own thread. */
    public Function<MethodKey, BitSet> fromBelow(Map<MethodKey, BitSet> own) {
        return gathered(down, own);
    }

    /** For each method what it has itself and what everything has that calls it on its own thread. */
    public Function<MethodKey, BitSet> fromAbove(Map<MethodKey, BitSet> own) {
        return gathered(up, own);
    }

    /** As {@link #fromBelow}, over calls that are made without a lock. */
    Function<MethodKey, BitSet> fromBelowUnlocked(Map<MethodKey, BitSet> own) {
        return gathered(unlockedDown, own);
    }

    /** As {@link #fromAbove}, over calls that are made without a lock. */
    Function<MethodKey, BitSet> fromAboveUnlocked(Map<MethodKey, BitSet> own) {
        return gathered(unlockedUp, own);
    }

    private Function<MethodKey, BitSet> gathered(Spread spread, Map<MethodKey, BitSet> own) {
        BitSet[] byNumber = new BitSet[methods.size()];
        Arrays.fill(byNumber, Spread.NOTHING);
        own.forEach(
                (method, set) -> Optional.ofNullable(numbers.get(method)).ifPresent(number -> byNumber[number] = set));
        BitSet[] gathered = spread.gather(byNumber);
        return method -> numbers.containsKey(method) ? gathered[numbers.get(method)] : Spread.NOTHING;
    }

    /** For each method the least of what it has itself and what everything has that it calls on its own thread. */
    public <T extends Comparable<T>> Function<MethodKey, Optional<T>> leastBelow(
            Function<MethodFact, Optional<T>> own) {
        List<Optional<T>> byNumber = methods.stream().map(own).toList();
        List<T> sorted =
                byNumber.stream().flatMap(Optional::stream).distinct().sorted().toList();
        Map<T, Integer> ranks = new HashMap<>();
        for (int rank = 0; rank < sorted.size(); rank++) {
            ranks.put(sorted.get(rank), rank);
        }
        int[] least = down.least(byNumber.stream()
                .mapToInt(value -> value.map(ranks::get).orElse(Integer.MAX_VALUE))
                .toArray());
        return method -> Optional.ofNullable(numbers.get(method))
                .filter(number -> least[number] < sorted.size())
                .map(number -> sorted.get(least[number]));
    }

    /** The first method of this kind that is met on the way down on the same thread, the method itself before others. */
    public Optional<MethodKey> nearestBelow(MethodKey method, Predicate<MethodKey> which) {
        Integer start = numbers.get(method);
        if (start == null) {
            return Optional.empty();
        }
        int[] open = new int[methods.size()];
        BitSet seen = new BitSet(methods.size());
        int known = 0;
        open[known++] = start;
        seen.set(start);
        for (int next = 0; next < known; next++) {
            MethodKey here = methods.get(open[next]).key();
            if (which.test(here)) {
                return Optional.of(here);
            }
            for (int callee : callees[open[next]]) {
                if (!seen.get(callee)) {
                    seen.set(callee);
                    open[known++] = callee;
                }
            }
        }
        return Optional.empty();
    }
}
