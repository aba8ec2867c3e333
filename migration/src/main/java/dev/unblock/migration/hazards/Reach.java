package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What runs before and after on the same thread.
 *
 * <p>A plan asks this of nearly every method, so steps are kept as numbers and a walk marks what it has seen.
 */
public final class Reach {

    private final List<MethodFact> methods;
    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private final int[][] callees;
    private final int[][] callers;
    private final int[] seenBy;
    private final int[] open;
    private int walks;

    public Reach(Program program) {
        this.methods = program.methods().toList();
        for (int method = 0; method < methods.size(); method++) {
            numbers.putIfAbsent(methods.get(method).key(), method);
        }
        this.callees = neighbours(program::callees, CallEdge::callee);
        this.callers = neighbours(program::callers, CallEdge::caller);
        this.seenBy = new int[methods.size()];
        this.open = new int[methods.size()];
    }

    /** The method and everything of the project that it calls on its own thread, nearest first. */
    public List<MethodFact> below(MethodKey method) {
        return walk(method, callees);
    }

    /** The method and everything of the project that calls it on its own thread, nearest first. */
    public List<MethodFact> above(MethodKey method) {
        return walk(method, callers);
    }

    private int[][] neighbours(Function<MethodKey, Collection<CallEdge>> edges, Function<CallEdge, MethodKey> end) {
        int[][] neighbours = new int[methods.size()][];
        for (int method = 0; method < neighbours.length; method++) {
            neighbours[method] = edges.apply(methods.get(method).key()).stream()
                    .filter(edge -> edge.hop().isSameThread())
                    .map(end)
                    .mapToInt(numbers::get)
                    .distinct()
                    .toArray();
        }
        return neighbours;
    }

    private List<MethodFact> walk(MethodKey start, int[][] neighbours) {
        Integer first = numbers.get(start);
        if (first == null) {
            return List.of();
        }
        walks++;
        int known = 0;
        open[known++] = first;
        seenBy[first] = walks;
        List<MethodFact> found = new ArrayList<>();
        for (int next = 0; next < known; next++) {
            found.add(methods.get(open[next]));
            for (int neighbour : neighbours[open[next]]) {
                if (seenBy[neighbour] != walks) {
                    seenBy[neighbour] = walks;
                    open[known++] = neighbour;
                }
            }
        }
        return found;
    }
}
