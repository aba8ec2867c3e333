package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Components;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Answered by searches through the graph of methods and threads. */
public final class LinkedRoutes implements Routes {

    private final ProjectIndex index;
    private final CallGraph calls;
    private final ThreadedGraph graph;
    private final Reaching forward;
    private final Reaching backward;
    private final int[] dominators;
    private final int[][] reachedBy;
    private final int[] reachedByAnyThread;

    public LinkedRoutes(ProjectIndex index, CallGraph calls, ThreadedGraph graph) {
        this.index = index;
        this.calls = calls;
        this.graph = graph;
        this.reachedBy = new int[ThreadContext.values().length][index.methodCount()];
        this.reachedByAnyThread = new int[index.methodCount()];
        int entries = graph.entryPoints().size();
        this.forward = new Reaching(graph.next());
        forward.count(entries, this::start, this::add);
        this.backward = new Reaching(graph.previous());
        this.dominators = dominators();
    }

    private int[] start(int entryPoint) {
        return new int[] {graph.start(entryPoint)};
    }

    private void add(long[] reached) {
        for (int method = 0; method < reachedByAnyThread.length; method++) {
            long onAny = 0;
            for (ThreadContext thread : ThreadContext.values()) {
                long bits = bits(reached, graph.nodes(method, thread));
                reachedBy[thread.ordinal()][method] += Long.bitCount(bits);
                onAny |= bits;
            }
            reachedByAnyThread[method] += Long.bitCount(onAny);
        }
    }

    private static long bits(long[] reached, int[] nodes) {
        long bits = 0;
        for (int node : nodes) {
            bits |= reached[node];
        }
        return bits;
    }

    private int[] dominators() {
        int[][] next = new int[index.methodCount()][];
        Arrays.setAll(next, method -> calls.from(method).stream()
                .mapToInt(CallGraph.Step::to)
                .distinct()
                .toArray());
        int[] roots = new int[graph.entryPoints().size()];
        Arrays.setAll(roots, i -> graph.method(graph.start(i)));
        return Dominators.of(next, roots);
    }

    @Override
    public int entryPoints(MethodKey method) {
        OptionalInt number = index.number(method);
        return number.isEmpty() ? 0 : reachedByAnyThread[number.getAsInt()];
    }

    @Override
    public Map<ThreadContext, Integer> entryPointsByThread(MethodKey method) {
        Map<ThreadContext, Integer> counts = new EnumMap<>(ThreadContext.class);
        index.number(method).ifPresent(number -> {
            for (ThreadContext thread : ThreadContext.values()) {
                int reached = reachedBy[thread.ordinal()][number];
                if (reached > 0) {
                    counts.put(thread, reached);
                }
            }
        });
        return counts;
    }

    @Override
    public List<MethodKey> dominators(MethodKey method) {
        List<MethodKey> found = new ArrayList<>();
        int at = index.number(method).orElse(Dominators.NONE);
        if (at != Dominators.NONE && reachedByAnyThread[at] == 0) {
            return List.of();
        }
        while (at != Dominators.NONE) {
            found.add(index.method(at).key());
            at = dominators[at];
        }
        return found;
    }

    @Override
    public Map<Spot, List<String>> blocked(Collection<Spot> spots) {
        Map<Spot, List<String>> found = new HashMap<>();
        List<EntryPoint> points = graph.entryPoints();
        Set<Spot> places = Set.copyOf(spots);
        int[] first = {0};
        forward.count(points.size(), this::start, bits -> {
            List<EntryPoint> pass = points.subList(first[0], Math.min(points.size(), first[0] + Long.SIZE));
            for (Spot place : places) {
                List<String> ids = reaching(bits, place, pass);
                if (!ids.isEmpty()) {
                    found.computeIfAbsent(place, key -> new ArrayList<>()).addAll(ids);
                }
            }
            first[0] += Long.SIZE;
        });
        return found;
    }

    /** @param pass the entry points that the bits stand for, in turn */
    private List<String> reaching(long[] bits, Spot place, List<EntryPoint> pass) {
        OptionalInt number = index.number(place.method());
        if (number.isEmpty()) {
            return List.of();
        }
        Map<ThreadContext, Long> byThread = new EnumMap<>(ThreadContext.class);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < pass.size(); i++) {
            long reached = byThread.computeIfAbsent(
                    pass.get(i).thread(), thread -> bits(bits, graph.nodes(number.getAsInt(), thread, place.site())));
            if ((reached >>> i & 1) != 0) {
                ids.add(pass.get(i).id());
            }
        }
        return ids;
    }

    @Override
    public List<List<MethodKey>> calleesFirst() {
        int[][] next = new int[index.methodCount()][];
        Arrays.setAll(next, method -> calls.from(method).stream()
                .filter(step -> step.hop().isSameThread())
                .mapToInt(CallGraph.Step::to)
                .toArray());
        Components components = Components.of(next);
        List<List<MethodKey>> ordered = new ArrayList<>();
        for (int number = 0; number < components.count(); number++) {
            ordered.add(Arrays.stream(components.members(number))
                    .sorted()
                    .mapToObj(method -> index.method(method).key())
                    .toList());
        }
        return ordered;
    }

    @Override
    public List<Approach> approaches(Collection<Spot> places) {
        List<Spot> sinks = places.stream()
                .filter(place -> index.number(place.method()).isPresent())
                .toList();
        return graph.entryPoints().stream()
                .map(EntryPoint::thread)
                .distinct()
                .flatMap(thread -> new Backward(index, graph, backward, thread, sinks).approaches().stream())
                .sorted(Comparator.comparing(approach -> approach.entryPoint().id()))
                .toList();
    }
}
