package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.ThreadPool;
import dev.unblock.analyzer.program.ThreadPool.HandOver;
import dev.unblock.model.Pool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A pool while what it runs is being collected. */
final class PoolDraft {

    private static final Comparator<HandOver> IN_SOURCE_ORDER = Comparator.comparing(
                    (HandOver handOver) -> handOver.site().file())
            .thenComparing(handOver -> handOver.site().line())
            .thenComparing(HandOver::method);

    private final String id;
    private final String name;
    private final Pool.Origin origin;
    private final Executor executor;
    private final Optional<Site> built;
    private final List<HandOver> handOvers = new ArrayList<>();
    private final Set<String> entryPoints = new TreeSet<>();
    private final Set<Integer> starts = new HashSet<>();

    PoolDraft(String id, String name, Pool.Origin origin, Executor executor, Optional<Site> built) {
        this.id = id;
        this.name = name;
        this.origin = origin;
        this.executor = executor;
        this.built = built;
    }

    void add(HandOver handOver) {
        handOvers.add(handOver);
    }

    void start(int method) {
        starts.add(method);
    }

    void begin(String entryPoint, int method) {
        entryPoints.add(entryPoint);
        starts.add(method);
    }

    /** Nothing for one whose tasks run on their caller's thread. */
    Optional<ThreadPool> pool(ProjectIndex index, CallGraph graph) {
        return executor.context()
                .map(thread -> new ThreadPool(
                        id,
                        name,
                        origin,
                        thread,
                        executor,
                        built,
                        handOvers.stream().distinct().sorted(IN_SOURCE_ORDER).toList(),
                        List.copyOf(entryPoints),
                        runs(index, graph)));
    }

    /** All that is called from there without another hand-over. */
    private Set<MethodKey> runs(ProjectIndex index, CallGraph graph) {
        Set<Integer> seen = new HashSet<>(starts);
        Deque<Integer> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (CallGraph.Step step : graph.from(open.remove())) {
                if (step.hop().isSameThread() && seen.add(step.to())) {
                    open.add(step.to());
                }
            }
        }
        Set<MethodKey> keys = new HashSet<>();
        seen.forEach(method -> keys.add(index.method(method).key()));
        return keys;
    }
}
