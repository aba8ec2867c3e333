package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What runs before and after on the same thread. */
public final class Reach {

    private final Program program;

    public Reach(Program program) {
        this.program = program;
    }

    /** The method and everything of the project that it calls on its own thread, nearest first. */
    public List<MethodFact> below(MethodKey method) {
        return facts(walk(method, key -> program.callees(key).stream()
                .filter(edge -> edge.hop().isSameThread())
                .map(CallEdge::callee)
                .toList()));
    }

    /** The method and everything of the project that calls it on its own thread, nearest first. */
    public List<MethodFact> above(MethodKey method) {
        return facts(walk(method, key -> program.callers(key).stream()
                .filter(edge -> edge.hop().isSameThread())
                .map(CallEdge::caller)
                .toList()));
    }

    private static Set<MethodKey> walk(MethodKey start, Function<MethodKey, List<MethodKey>> next) {
        Set<MethodKey> seen = new LinkedHashSet<>(List.of(start));
        Deque<MethodKey> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (MethodKey neighbour : next.apply(open.remove())) {
                if (seen.add(neighbour)) {
                    open.add(neighbour);
                }
            }
        }
        return seen;
    }

    private List<MethodFact> facts(Set<MethodKey> keys) {
        List<MethodFact> facts = new ArrayList<>();
        keys.forEach(key -> program.method(key).ifPresent(facts::add));
        return facts;
    }
}
