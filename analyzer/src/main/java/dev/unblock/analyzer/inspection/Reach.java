package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which methods a condition that starts somewhere still holds for, further down on the same thread. */
public final class Reach {

    private static final int WIDEST = 3;

    private final Map<MethodKey, Start> starts;
    private final Map<MethodKey, CallEdge> steps;

    /**
     * Where the condition began.
     *
     * @param site the call below which it holds, or the method's own place
     * @param reason in words, for messages
     */
    public record Start(MethodFact method, Site site, String reason) {}

    private Reach(Map<MethodKey, Start> starts, Map<MethodKey, CallEdge> steps) {
        this.starts = starts;
        this.steps = steps;
    }

    /**
     * @param first methods for which it holds from their first line
     * @param ends methods at which it ends again
     */
    public static Reach of(Program program, Map<MethodKey, Start> first, Predicate<MethodKey> ends) {
        Map<MethodKey, Start> all = new HashMap<>(first);
        Map<MethodKey, CallEdge> steps = new HashMap<>();
        Deque<MethodKey> next = new ArrayDeque<>(new LinkedHashMap<>(first).keySet());
        while (!next.isEmpty()) {
            MethodKey method = next.remove();
            for (CallEdge edge : program.callees(method)) {
                if (edge.hop().isSameThread() && !ends.test(edge.callee()) && !all.containsKey(edge.callee())) {
                    all.put(edge.callee(), all.get(method));
                    steps.put(edge.callee(), edge);
                    next.add(edge.callee());
                }
            }
        }
        return new Reach(all, steps);
    }

    /**
     * As above, but not over calls with so many targets that one says little about each.
     *
     * @param first methods for which it holds from their first line
     * @param ends steps at which it ends
     */
    public static Reach narrow(Program program, Map<MethodKey, Start> first, Predicate<CallEdge> ends) {
        Map<MethodKey, Start> all = new HashMap<>(first);
        Map<MethodKey, CallEdge> steps = new HashMap<>();
        Deque<MethodKey> next = new ArrayDeque<>(new TreeMap<>(first).keySet());
        while (!next.isEmpty()) {
            MethodKey method = next.remove();
            List<CallEdge> edges = program.callees(method);
            Map<Integer, Long> widths = edges.stream()
                    .collect(Collectors.groupingBy(edge -> edge.site().index(), Collectors.counting()));
            for (CallEdge edge : edges) {
                boolean narrow = widths.get(edge.site().index()) <= WIDEST;
                if (narrow
                        && edge.hop().isSameThread()
                        && !ends.test(edge)
                        && all.putIfAbsent(edge.callee(), all.get(method)) == null) {
                    steps.put(edge.callee(), edge);
                    next.add(edge.callee());
                }
            }
        }
        return new Reach(all, steps);
    }

    public Optional<Start> start(MethodKey method) {
        return Optional.ofNullable(starts.get(method));
    }

    /** The calls from where the condition began down to the method, first one first. */
    public List<CallSite> way(MethodKey method) {
        LinkedList<CallSite> way = new LinkedList<>();
        for (CallEdge step = steps.get(method); step != null; step = steps.get(step.caller())) {
            way.addFirst(step.site());
        }
        return List.copyOf(way);
    }
}
