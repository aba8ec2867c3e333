package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.ThreadContext;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which kinds of threads can run each method: from the entries along steps on the same thread, and from every hand-over
 * to another thread, reached or not, since what is handed over there surely runs there.
 */
final class ThreadSets {

    private final int[] contexts;
    private final Map<Integer, Set<ThreadContext>> sets = new ConcurrentHashMap<>();

    ThreadSets(ProjectIndex index, CallGraph graph, List<Entry> entries, Beans beans) {
        this.contexts = new int[index.methodCount()];
        Deque<Integer> open = new ArrayDeque<>();
        entries.stream()
                .filter(entry -> !entry.isRunByPublisher())
                .forEach(entry -> start(entry.method(), entry.thread(), open));
        for (int method = 0; method < contexts.length; method++) {
            if (runsAtStart(index.method(method), index, method, beans)) {
                start(method, ThreadContext.STARTUP, open);
            }
            for (CallGraph.Step step : graph.from(method)) {
                step.hop().context().ifPresent(context -> start(step.to(), context, open));
            }
        }
        propagate(graph, open);
        // Whose publisher is not in the project runs on a thread of somebody else.
        entries.stream()
                .filter(entry -> entry.isRunByPublisher() && contexts[entry.method()] == 0)
                .forEach(entry -> start(entry.method(), entry.thread(), open));
        propagate(graph, open);
    }

    /** The entry on the first of the threads that run its publisher. */
    Entry settled(Entry entry) {
        return entry.isRunByPublisher()
                ? new Entry(
                        entry.method(),
                        entry.kind(),
                        of(entry.method()).iterator().next(),
                        entry.route())
                : entry;
    }

    /** Few sets serve all methods. */
    Set<ThreadContext> of(int method) {
        Set<ThreadContext> known = sets.get(contexts[method]);
        return known == null ? sets.computeIfAbsent(contexts[method], ThreadSets::set) : known;
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

    private void start(int method, ThreadContext context, Deque<Integer> open) {
        add(method, 1 << context.ordinal(), open);
    }

    private void add(int method, int more, Deque<Integer> open) {
        if ((contexts[method] | more) != contexts[method]) {
            contexts[method] |= more;
            open.add(method);
        }
    }

    private void propagate(CallGraph graph, Deque<Integer> open) {
        while (!open.isEmpty()) {
            int method = open.remove();
            for (CallGraph.Step step : graph.from(method)) {
                if (step.hop().isSameThread()) {
                    add(step.to(), contexts[method], open);
                }
            }
        }
    }
}
