package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.graph.Circumstances;
import dev.unblock.analyzer.linking.graph.EntryPoints;
import dev.unblock.analyzer.linking.graph.LinkedRoutes;
import dev.unblock.analyzer.linking.graph.PathFinder;
import dev.unblock.analyzer.linking.graph.ThreadSets;
import dev.unblock.analyzer.linking.graph.ThreadedGraph;
import dev.unblock.analyzer.linking.threads.ExecutorFinder;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.analyzer.program.ThreadPool;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The answers, from what the linker put together. Several threads may ask; what is followed through the program and remembered on the way
 * is followed for one of them at a time.
 */
final class LinkedProgram implements Program {

    private final ProjectIndex index;
    private final CallGraph graph;
    private final EntryPoints entryPoints;
    private final ThreadSets threads;
    private final ThreadedGraph threaded;
    private final PathFinder paths;
    private final Origins origins;
    private final Scopes scopes;
    private final ExecutorFinder executors;
    private final PoolFinder pools;

    private final Map<FieldKey, List<Value>> valuesOfFields = new ConcurrentHashMap<>();

    LinkedProgram(
            ProjectIndex index,
            CallGraph graph,
            Circumstances known,
            EntryPoints entryPoints,
            ThreadSets threads,
            Origins origins,
            Scopes scopes,
            ExecutorFinder executors,
            PoolFinder pools) {
        this.index = index;
        this.graph = graph;
        this.entryPoints = entryPoints;
        this.threads = threads;
        this.threaded = new ThreadedGraph(graph, known, entryPoints);
        this.paths = new PathFinder(index, threaded);
        this.origins = origins;
        this.scopes = scopes;
        this.executors = executors;
        this.pools = pools;
    }

    @Override
    public Facts facts() {
        return index.facts();
    }

    @Override
    public Optional<TypeFact> type(String name) {
        return index.type(name);
    }

    @Override
    public Optional<MethodFact> method(MethodKey key) {
        OptionalInt number = index.number(key);
        return number.isPresent() ? Optional.of(index.method(number.getAsInt())) : Optional.empty();
    }

    @Override
    public Stream<MethodFact> methods() {
        return index.methods().stream();
    }

    @Override
    public List<EntryPoint> entryPoints() {
        return entryPoints.points();
    }

    @Override
    public Optional<MethodKey> methodOf(EntryPoint entryPoint) {
        int method = entryPoints.method(entryPoint.id());
        return method < 0 ? Optional.empty() : Optional.of(index.method(method).key());
    }

    @Override
    public List<CallEdge> callees(MethodKey caller) {
        return edges(index.number(caller), graph::from);
    }

    @Override
    public List<CallEdge> callers(MethodKey callee) {
        return edges(index.number(callee), graph::to);
    }

    private static List<CallEdge> edges(OptionalInt method, IntFunction<List<CallGraph.Step>> steps) {
        return method.isEmpty() ? List.of() : Collections.unmodifiableList(steps.apply(method.getAsInt()));
    }

    @Override
    public Set<ThreadContext> threads(MethodKey method) {
        OptionalInt number = index.number(method);
        return number.isEmpty() ? Set.of() : threads.of(number.getAsInt());
    }

    @Override
    public List<CallPath> paths(MethodKey method, Site site, int most) {
        return paths(method, site, most, Optional.empty());
    }

    @Override
    public List<CallPath> paths(MethodKey method, Site site, ThreadContext thread, int most) {
        return paths(method, site, most, Optional.of(thread));
    }

    private List<CallPath> paths(MethodKey method, Site site, int most, Optional<ThreadContext> thread) {
        OptionalInt number = index.number(method);
        return number.isEmpty() ? List.of() : paths.find(number.getAsInt(), site, most, thread);
    }

    @Override
    public Routes routes() {
        return new LinkedRoutes(index, graph, threaded);
    }

    @Override
    public List<Value> valuesOf(FieldKey field) {
        List<Value> known = valuesOfFields.get(field);
        return known == null ? valuesOfFields.computeIfAbsent(field, key -> values(written(key))) : known;
    }

    private List<Located> written(FieldKey field) {
        synchronized (origins) {
            return origins.ofField(field);
        }
    }

    @Override
    public List<Value> origins(MethodKey method, Value value) {
        OptionalInt number = index.number(method);
        return number.isEmpty()
                ? List.of(new Value.Unknown(Optional.empty()))
                : values(origins(new Located(number.getAsInt(), value)));
    }

    @Override
    public List<Made> makers(MethodKey method, Value value) {
        OptionalInt number = index.number(method);
        return number.isEmpty()
                ? List.of(new Made(method, new Value.Unknown(Optional.empty())))
                : sorted(origins(new Located(number.getAsInt(), value)).stream()
                        .map(made -> new Made(index.method(made.method()).key(), made.value())));
    }

    private List<Located> origins(Located value) {
        synchronized (origins) {
            return origins.of(value);
        }
    }

    /** What could not be followed further stands for something unknown, unless it says more than that. */
    private static List<Value> values(List<Located> located) {
        return sorted(located.stream().map(Located::value));
    }

    /** By what they look like, which is long and so is written once for each. */
    private static <T> List<T> sorted(Stream<T> values) {
        List<T> distinct = values.distinct().toList();
        if (distinct.size() < 2) {
            return distinct;
        }
        Map<T, String> written = new HashMap<>();
        distinct.forEach(value -> written.put(value, value.toString()));
        return distinct.stream().sorted(Comparator.comparing(written::get)).toList();
    }

    @Override
    public List<ThreadPool> pools() {
        return pools.find(entryPoints);
    }

    @Override
    public Capacity capacity() {
        return Settings.of(index.facts()).capacity();
    }

    @Override
    public Scope scope(String type) {
        synchronized (origins) {
            return scopes.of(type);
        }
    }

    @Override
    public Executor executor(MethodKey method, Value value) {
        OptionalInt number = index.number(method);
        if (number.isEmpty()) {
            return ExecutorFinder.UNKNOWN;
        }
        synchronized (origins) {
            return executors.of(new Located(number.getAsInt(), value));
        }
    }
}
