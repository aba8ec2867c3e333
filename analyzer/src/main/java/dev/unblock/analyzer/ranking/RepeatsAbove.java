package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What repeats a whole method during one call of an entry point on one kind of thread: of all ways there on such threads,
 * the one that repeats it most.
 *
 * <p>Callers come before what they call; methods of one cycle share what is above the cycle.
 */
final class RepeatsAbove {

    /** A loop over a call with more targets goes through implementations, each of which runs once. */
    private static final int WIDEST = 3;

    private static final Above ONCE = new Above(1, Optional.empty(), List.of());

    private final Program program;
    private final Repeats repeats;
    private final ThreadContext thread;
    private final Map<MethodKey, Above> above = new HashMap<>();

    /** How often a method runs, by its own repeats and those of its caller. */
    private record Above(int times, Optional<Above> caller, List<Repeat> here) {

        List<Repeat> all() {
            List<Repeat> all = new ArrayList<>(caller.map(Above::all).orElse(List.of()));
            all.addAll(here);
            return all;
        }
    }

    RepeatsAbove(Program program, Repeats repeats, List<List<MethodKey>> calleesFirst, ThreadContext thread) {
        this.program = program;
        this.repeats = repeats;
        this.thread = thread;
        for (int i = calleesFirst.size() - 1; i >= 0; i--) {
            Set<MethodKey> cycle = calleesFirst.get(i).stream()
                    .filter(method -> program.threads(method).contains(thread))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            cycle.forEach(method -> spread(method, cycle));
        }
    }

    /** Outermost first. */
    List<Repeat> of(MethodKey method) {
        return above.getOrDefault(method, ONCE).all();
    }

    private void spread(MethodKey method, Set<MethodKey> cycle) {
        Optional<MethodFact> fact = program.method(method);
        if (fact.isEmpty()) {
            return;
        }
        List<CallEdge> edges = program.callees(method);
        Map<Integer, Integer> widths = new HashMap<>();
        edges.forEach(edge -> widths.merge(edge.site().index(), 1, Integer::sum));
        if (cycle.size() == 1) {
            recursion(fact.get(), edges).ifPresent(repeat -> above.put(method, added(method, List.of(repeat))));
        }
        for (CallEdge edge : edges) {
            if (edge.hop().isSameThread() && !cycle.contains(edge.callee())) {
                boolean narrow = widths.get(edge.site().index()) <= WIDEST;
                Above reached = added(method, narrow ? repeats.on(fact.get(), edge) : List.of());
                above.merge(edge.callee(), reached, (one, other) -> other.times() > one.times() ? other : one);
            }
        }
    }

    private Above added(MethodKey caller, List<Repeat> here) {
        Above before = above.getOrDefault(caller, ONCE);
        if (here.isEmpty()) {
            return before;
        }
        List<Repeat> all = new ArrayList<>(before.all());
        all.addAll(here);
        return new Above(Repeats.times(all), Optional.of(before), here);
    }

    /** A call of the method by itself, on the same object. */
    private static Optional<Repeat> recursion(MethodFact method, List<CallEdge> edges) {
        return edges.stream()
                .filter(edge -> edge.callee().equals(method.key()) && edge.hop().isSameThread())
                .map(CallEdge::site)
                .filter(RepeatsAbove::isOnSameObject)
                .findFirst()
                .map(site -> new Repeat(site.site().file(), site.site().line(), "recursion", Optional.empty()));
    }

    private static boolean isOnSameObject(CallSite site) {
        return site.dispatch() == CallSite.Dispatch.STATIC
                || site.receiver().filter(Value.Self.class::isInstance).isPresent();
    }
}
