package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.graph.EntryPoints;
import dev.unblock.analyzer.linking.threads.ExecutorFinder;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.ThreadPool;
import dev.unblock.analyzer.program.ThreadPool.HandOver;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Pool;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which pools of threads the program has, and what each of them runs.
 *
 * <p>First those that the project declares, as beans and in fields; then those that work is handed to, by the executor
 * that the hand-over names; last those on which frameworks begin entry points. A hand-over whose executor is lost goes to
 * a pool that says so.
 */
final class PoolFinder {

    private static final Set<String> EXECUTORS = Set.of(
            "java.util.concurrent.Executor",
            "org.springframework.scheduling.TaskScheduler",
            "reactor.core.scheduler.Scheduler");

    private final ProjectIndex index;
    private final CallGraph graph;
    private final Beans beans;
    private final ExecutorFinder executors;
    private final HandOffs handOffs;
    private final FrameworkPools frameworks;
    private final Map<String, PoolDraft> drafts = new TreeMap<>();

    PoolFinder(
            ProjectIndex index,
            CallGraph graph,
            Beans beans,
            ExecutorFinder executors,
            HandOffs handOffs,
            FrameworkPools frameworks) {
        this.index = index;
        this.graph = graph;
        this.beans = beans;
        this.executors = executors;
        this.handOffs = handOffs;
        this.frameworks = frameworks;
    }

    /** Sorted by id. */
    List<ThreadPool> find(EntryPoints entryPoints) {
        beans.all().stream().filter(bean -> isExecutor(bean.type())).forEach(this::declare);
        index.types().stream().filter(type -> !type.test()).forEach(this::declareFields);
        for (int method = 0; method < index.methodCount(); method++) {
            if (!index.typeOf(method).test()) {
                addAsynchronous(method);
                graph.from(method).stream()
                        .filter(step -> !step.hop().isSameThread())
                        .forEach(this::addStep);
            }
        }
        entryPoints.points().forEach(point -> addEntryPoint(point, entryPoints.method(point.id())));
        return drafts.values().stream()
                .map(draft -> draft.pool(index, graph))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isExecutor(String type) {
        return index.supertypes(type).stream().anyMatch(EXECUTORS::contains);
    }

    private void declare(Beans.Bean bean) {
        Executor executor = executors.ofBean(bean);
        if (executor.context().isPresent() && bean.factory().isPresent()) {
            MethodFact factory = bean.factory().get();
            String id = executor.identity().isEmpty() ? factory.key().signature() : executor.identity();
            drafts.putIfAbsent(
                    id, new PoolDraft(id, bean.name(), Pool.Origin.BEAN, executor, Optional.of(factory.site())));
        }
    }

    private void declareFields(TypeFact type) {
        if (type.methods().isEmpty()) {
            return;
        }
        int method = index.number(type.methods().get(0).key()).orElseThrow();
        type.fields().stream().filter(field -> isExecutor(field.type())).forEach(field -> {
            Optional<Value> self = field.is(Modifier.STATIC) ? Optional.empty() : Optional.of(new Value.Self());
            Executor executor = executors.of(new Located(method, new Value.FieldRead(field.key(), field.type(), self)));
            if (executor.context().isPresent() && !executor.madeBy().isEmpty()) {
                declare(field, executor);
            }
        });
    }

    /** A field that holds a bean or a framework's executor is no pool of its own. */
    private void declare(FieldFact field, Executor executor) {
        String id = field.key().signature();
        boolean own = executor.identity().isEmpty() || executor.identity().equals(id);
        if (own && shared(executor).isEmpty()) {
            String name = Descriptors.simpleName(field.key().owner()) + "."
                    + field.key().name();
            drafts.putIfAbsent(id, new PoolDraft(id, name, Pool.Origin.FIELD, executor, Optional.of(field.site())));
        }
    }

    private void addAsynchronous(int method) {
        MethodFact fact = index.method(method);
        if (!fact.is(Modifier.ABSTRACT)) {
            handOffs.asyncExecutor(fact, index.typeOf(method))
                    .filter(executor -> executor.context().isPresent())
                    .ifPresent(executor -> draft(method, fact.site(), executor).start(method));
        }
    }

    private void addStep(CallGraph.Step step) {
        ThreadContext context = step.hop().context().orElseThrow();
        Executor executor = handOffs.asyncExecutor(index.method(step.to()), index.typeOf(step.to()))
                .or(() -> handOffs.executor(step.from(), step.site()))
                .filter(found -> found.context().isPresent())
                .or(() -> named(step.from(), context))
                .orElse(ExecutorFinder.UNKNOWN);
        PoolDraft draft = executor.context().isPresent()
                ? draft(step.from(), step.site().site(), executor)
                : draft(frameworks.of(context));
        draft.add(new HandOver(index.method(step.from()).named(), step.site().site()));
        draft.start(step.to());
    }

    /** Of a chain, the one executor on such threads that its method names anywhere. */
    private Optional<Executor> named(int method, ThreadContext context) {
        List<Executor> named = index.method(method).calls().stream()
                .flatMap(call -> argumentsOfExecutors(call))
                .map(value -> executors.of(new Located(method, value)))
                .filter(executor -> executor.context().filter(context::equals).isPresent())
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private Stream<Value> argumentsOfExecutors(CallSite call) {
        List<String> types = call.target().parameterTypes();
        return IntStream.range(0, Math.min(types.size(), call.arguments().size()))
                .filter(i -> isExecutor(types.get(i)))
                .mapToObj(call.arguments()::get);
    }

    private void addEntryPoint(EntryPoint point, int method) {
        Optional<PoolDraft> draft = point.kind().equals("scheduled")
                ? scheduled()
                : frameworks
                        .of(point)
                        .filter(named -> !index.typeOf(method).test())
                        .map(this::draft);
        draft.ifPresent(pool -> pool.begin(point.id(), method));
    }

    private Optional<PoolDraft> scheduled() {
        Executor executor = executors.ofScheduled();
        return executor.identity().isEmpty()
                ? Optional.empty()
                : Optional.of(drafts.computeIfAbsent(
                        executor.identity(),
                        id -> new PoolDraft(id, id, Pool.Origin.FRAMEWORK, executor, Optional.empty())));
    }

    private PoolDraft draft(FrameworkPools.Named named) {
        return drafts.computeIfAbsent(
                named.id(), id -> new PoolDraft(id, named.name(), named.origin(), named.executor(), Optional.empty()));
    }

    private PoolDraft draft(int method, Site site, Executor executor) {
        if (executor.madeBy().isEmpty() && executor.identity().isEmpty()) {
            return draft(frameworks.of(executor.context().orElseThrow()));
        }
        Optional<FrameworkPools.Named> shared = shared(executor);
        if (shared.isPresent()) {
            return draft(shared.get());
        }
        if (!executor.identity().isEmpty()) {
            return drafts.computeIfAbsent(
                    executor.identity(),
                    id -> new PoolDraft(id, shortName(id), origin(id), executor, Optional.empty()));
        }
        MethodKey maker = index.method(method).named();
        String id = maker.signature() + ": " + executor.madeBy();
        String name = "made in " + Descriptors.simpleName(maker.owner()) + "." + maker.name();
        return drafts.computeIfAbsent(
                id, key -> new PoolDraft(id, name, Pool.Origin.LOCAL, executor, Optional.of(site)));
    }

    /** Pools of the JDK and of libraries that every caller of the same method shares. */
    private Optional<FrameworkPools.Named> shared(Executor executor) {
        String made = executor.madeBy();
        if (executor.context().filter(ThreadContext.COMMON_POOL::equals).isPresent()) {
            return Optional.of(frameworks.of(ThreadContext.COMMON_POOL));
        }
        boolean ofLibrary = made.startsWith("Schedulers.") && !made.startsWith("Schedulers.new")
                || made.equals("the container's executor")
                || made.startsWith("Spring's ");
        return ofLibrary
                ? Optional.of(new FrameworkPools.Named(made, made, Pool.Origin.FRAMEWORK, executor))
                : Optional.empty();
    }

    private static Pool.Origin origin(String id) {
        return id.contains("#") ? id.endsWith(")") ? Pool.Origin.BEAN : Pool.Origin.FIELD : Pool.Origin.FRAMEWORK;
    }

    /** Of {@code com.shop.Orders#pool}: {@code Orders.pool}. */
    private static String shortName(String id) {
        int at = id.indexOf('#');
        return at < 0 ? id : Descriptors.simpleName(id.substring(0, at)) + "." + id.substring(at + 1);
    }
}
