package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.ThreadContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which kinds of threads can run each method: from the entries along steps on the same thread, and from every hand-over
 * to another thread, reached or not, since what is handed over there surely runs there.
 */
public final class ThreadSets {

    private final Circumstances known;
    private final int[] contexts;
    private final Map<Integer, Set<ThreadContext>> sets = new ConcurrentHashMap<>();

    /** What comes to methods in circumstances that decide what they run. */
    private final Map<Place, Integer> contextsOfPlaces = new HashMap<>();

    private record Place(int method, int circumstances) {}

    public ThreadSets(ProjectIndex index, CallGraph graph, Circumstances known, List<Entry> entries, Beans beans) {
        this.known = known;
        this.contexts = new int[index.methodCount()];
        Deque<Place> open = new ArrayDeque<>();
        entries.stream()
                .filter(entry -> !entry.isRunByPublisher())
                .forEach(entry -> start(any(entry.method()), entry.thread(), open));
        for (int method = 0; method < contexts.length; method++) {
            if (runsAtStart(index.method(method), index, method, beans)) {
                start(any(method), ThreadContext.STARTUP, open);
            }
            for (CallGraph.Step step : graph.from(method)) {
                step.hop()
                        .context()
                        .ifPresent(context ->
                                start(new Place(step.to(), known.after(step, Circumstances.ANY)), context, open));
            }
        }
        propagate(open);
        // Whose publisher is not in the project runs on a thread of somebody else.
        entries.stream()
                .filter(entry -> entry.isRunByPublisher() && contexts[entry.method()] == 0)
                .forEach(entry -> start(any(entry.method()), entry.thread(), open));
        propagate(open);
    }

    /** The entry on the first of the threads that run its publisher. */
    public Entry settled(Entry entry) {
        return entry.isRunByPublisher()
                ? new Entry(
                        entry.method(),
                        entry.kind(),
                        of(entry.method()).iterator().next(),
                        entry.route())
                : entry;
    }

    /** Few sets serve all methods. */
    public Set<ThreadContext> of(int method) {
        Set<ThreadContext> set = sets.get(contexts[method]);
        return set == null ? sets.computeIfAbsent(contexts[method], ThreadSets::set) : set;
    }

    private static Set<ThreadContext> set(int contexts) {
        Set<ThreadContext> found = EnumSet.noneOf(ThreadContext.class);
        for (ThreadContext context : ThreadContext.values()) {
            if ((contexts & 1 << context.ordinal()) != 0) {
                found.add(context);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private static boolean runsAtStart(MethodFact method, ProjectIndex index, int number, Beans beans) {
        boolean makesBean = method.annotation(Beans.BEAN).isPresent();
        boolean initialisesClass = method.key().name().equals("<clinit>");
        return makesBean || initialisesClass || method.key().isConstructor() && beans.isComponent(index.typeOf(number));
    }

    private static Place any(int method) {
        return new Place(method, Circumstances.ANY);
    }

    private void start(Place place, ThreadContext context, Deque<Place> open) {
        add(place, 1 << context.ordinal(), open);
    }

    private void add(Place place, int more, Deque<Place> open) {
        int before = contextsOf(place);
        if ((before | more) == before) {
            return;
        }
        contexts[place.method()] |= more;
        contextsOfPlaces.put(place, before | more);
        open.add(place);
    }

    private int contextsOf(Place place) {
        return contextsOfPlaces.getOrDefault(place, 0);
    }

    private void propagate(Deque<Place> open) {
        while (!open.isEmpty()) {
            Place place = open.remove();
            for (CallGraph.Step step : known.open(place.method(), place.circumstances())) {
                if (step.hop().isSameThread()) {
                    add(new Place(step.to(), known.after(step, place.circumstances())), contextsOf(place), open);
                }
            }
        }
    }
}
