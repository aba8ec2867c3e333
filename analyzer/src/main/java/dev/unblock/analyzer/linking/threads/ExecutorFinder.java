package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what an executor is by how it was built. */
public final class ExecutorFinder {

    public static final Executor UNKNOWN = new Executor(Optional.empty(), Limit.NOT_KNOWN, Limit.NOT_KNOWN, "", "");
    private static final String EXECUTOR = "java.util.concurrent.Executor";
    private static final String SCHEDULED = "java.util.concurrent.ScheduledExecutorService";
    private static final Set<String> SCHEDULERS = Set.of("org.springframework.scheduling.TaskScheduler", SCHEDULED);

    private static final Map<String, ThreadContext> MARKS = Map.of(
            "org.jetbrains.annotations.BlockingExecutor", ThreadContext.BOUNDED_POOL,
            "org.jetbrains.annotations.NonBlockingExecutor", ThreadContext.EVENT_LOOP,
            "com.facebook.infer.annotation.ForUiThread", ThreadContext.EVENT_LOOP,
            "com.facebook.infer.annotation.ForNonUiThread", ThreadContext.BOUNDED_POOL);

    private final ProjectIndex index;
    private final Beans beans;
    private final Origins origins;
    private final Settings settings;
    private final ExecutorTable table = ExecutorTable.load();

    public ExecutorFinder(ProjectIndex index, Beans beans, Origins origins, Settings settings) {
        this.index = index;
        this.beans = beans;
        this.origins = origins;
        this.settings = settings;
    }

    /** The executor that a value is. Several possible ones count as one where they agree on the threads. */
    public Executor of(Located value) {
        return of(value, Search.begin());
    }

    /** The executor that runs a method annotated for asynchronous execution, as Spring or another container chooses it. */
    Executor ofAsync(AnnotationFact async) {
        Optional<ThreadContext> container = AsyncMethods.ofContainer(async);
        if (container.isPresent()) {
            return new Executor(container, Limit.NOT_KNOWN, Limit.NOT_KNOWN, "the container's executor", "");
        }
        Optional<String> qualifier = async.text("value").filter(name -> !name.isEmpty());
        if (qualifier.isPresent()) {
            return beans.named(qualifier.get()).stream()
                    .filter(bean -> index.supertypes(bean.type()).contains(EXECUTOR))
                    .findFirst()
                    .map(this::ofBean)
                    .orElse(UNKNOWN);
        }
        return configured().or(this::onlyOrNamed).orElseGet(this::withoutOwn);
    }

    /** The executor that runs Spring's scheduled jobs: the application's own scheduler, else Boot's. */
    public Executor ofScheduled() {
        List<Beans.Bean> schedulers = beans.all().stream()
                .filter(bean -> index.supertypes(bean.type()).stream().anyMatch(SCHEDULERS::contains))
                .toList();
        return schedulers.stream()
                .filter(bean -> schedulers.size() == 1 || bean.name().equals("taskScheduler") || bean.primary())
                .findFirst()
                .map(this::ofBean)
                .filter(executor -> executor.context().isPresent())
                .orElseGet(settings::scheduler);
    }

    /** What Spring Boot provides when the application brings no executor of its own. */
    public Executor frameworkDefault() {
        return settings.defaultExecutor();
    }

    private Optional<Executor> configured() {
        return index.subtypes("org.springframework.scheduling.annotation.AsyncConfigurer").stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.key().name().equals("getAsyncExecutor"))
                .findFirst()
                .map(this::ofFactory);
    }

    private Optional<Executor> onlyOrNamed() {
        List<Beans.Bean> executors = executorBeans();
        Optional<Beans.Bean> chosen = executors.size() == 1
                ? executors.stream().findFirst()
                : executors.stream()
                        .filter(bean -> bean.primary() || bean.name().equals("taskExecutor"))
                        .findFirst();
        return chosen.map(this::ofBean);
    }

    /** Boot's executor steps back when the application has any; without a clear choice Spring starts threads at will. */
    private Executor withoutOwn() {
        return executorBeans().isEmpty() || settings.virtualThreads()
                ? frameworkDefault()
                : new Executor(
                        Optional.of(ThreadContext.UNBOUNDED_POOL),
                        Limit.UNBOUNDED,
                        Limit.of(0),
                        "Spring's SimpleAsyncTaskExecutor",
                        "");
    }

    private List<Beans.Bean> executorBeans() {
        return beans.all().stream()
                .filter(bean -> index.supertypes(bean.type()).contains(EXECUTOR))
                .filter(bean -> !index.supertypes(bean.type()).contains(SCHEDULED))
                .toList();
    }

    public Executor ofBean(Beans.Bean bean) {
        return bean.factory()
                .map(this::ofFactory)
                .map(executor -> Limits.identified(
                        executor, bean.factory().orElseThrow().key().signature()))
                .orElse(UNKNOWN);
    }

    private Executor ofFactory(MethodFact factory) {
        int number = index.number(factory.key()).orElseThrow();
        return agree(factory.returned().stream()
                .map(value -> of(new Located(number, value)))
                .toList());
    }

    private Executor of(Located value, Search search) {
        return search.isTooDeep()
                ? UNKNOWN
                : search.once(value, () -> {
                    List<Located> made = origins.of(value);
                    Executor executor =
                            agree(made.stream().map(one -> made(one, search)).toList());
                    return Limits.identified(executor, identity(value, made));
                });
    }

    private static Executor agree(List<Executor> candidates) {
        return candidates.stream()
                .filter(executor -> executor.context().isPresent())
                .reduce((first, second) -> worse(first, second) ? second : first)
                .or(() -> candidates.stream()
                        .filter(executor -> !executor.madeBy().isEmpty())
                        .findFirst())
                .orElse(UNKNOWN);
    }

    private static boolean worse(Executor first, Executor second) {
        return second.context().orElseThrow().compareTo(first.context().orElseThrow()) > 0;
    }

    private String identity(Located value, List<Located> made) {
        if (made.size() == 1
                && index.method(made.get(0).method()).annotation(Beans.BEAN).isPresent()) {
            return index.method(made.get(0).method()).key().signature();
        }
        if (value.value() instanceof Value.FieldRead read && made.size() == 1) {
            return read.field().signature();
        }
        return "";
    }

    private Executor made(Located at, Search search) {
        Value value = at.value();
        if (value instanceof Value.Allocation allocation) {
            return index.isOwn(allocation.type())
                    ? ownKind(at, allocation, search)
                    : table.row(index.supertypes(allocation.type()), "<init>")
                            .map(row -> built(at, row, allocation.arguments(), Optional.empty(), search))
                            .orElse(UNKNOWN);
        }
        if (value instanceof Value.Result result) {
            return table.row(
                            index.supertypes(result.target().owner()),
                            result.target().name())
                    .map(row -> built(at, row, result.arguments(), result.receiver(), search))
                    .orElseGet(() -> received(result.target().returnType()));
        }
        return value instanceof Value.FieldRead read
                ? receivedField(read)
                : value instanceof Value.Parameter parameter ? receivedParameter(at.method(), parameter) : UNKNOWN;
    }

    private Executor receivedField(Value.FieldRead read) {
        return index.type(read.field().owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(read.field()))
                .flatMap(field -> marked(field.annotations()).stream())
                .findFirst()
                .orElseGet(() -> received(read.type()));
    }

    /** What its author says of the threads of an executor that comes from elsewhere. */
    private static Optional<Executor> marked(List<AnnotationFact> annotations) {
        return annotations.stream()
                .flatMap(annotation -> Optional.ofNullable(MARKS.get(annotation.type())).stream())
                .map(ExecutorFinder::of)
                .findFirst();
    }

    private static Executor of(ThreadContext threads) {
        return new Executor(Optional.of(threads), Limit.NOT_KNOWN, Limit.NOT_KNOWN, "", "");
    }

    /** An executor class of the project is what it extends, by the arguments of its super call, or what it wraps. */
    private Executor ownKind(Located at, Value.Allocation allocation, Search search) {
        Optional<ExecutorTable.Row> row = table.row(index.supertypes(allocation.type()), "<init>");
        if (row.isEmpty()) {
            return wrapped(at, allocation, search);
        }
        if (row.get().bySetters()) {
            return built(at, row.get(), allocation.arguments(), Optional.empty(), search);
        }
        return constructors(allocation.type())
                .flatMap(maker -> index.method(maker).calls().stream()
                        .filter(call -> isSuperCall(call, index.method(maker)))
                        .map(call -> built(
                                new Located(
                                        maker,
                                        new Value.Allocation(call.target().owner(), call.arguments())),
                                row.get(),
                                call.arguments(),
                                Optional.empty(),
                                search)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private Executor wrapped(Located at, Value.Allocation allocation, Search search) {
        Stream<Located> passed = allocation.arguments().stream().map(argument -> new Located(at.method(), argument));
        Stream<Located> held = index.type(allocation.type()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> index.supertypes(field.type()).contains(EXECUTOR))
                .map(field -> new Located(
                        at.method(), new Value.FieldRead(field.key(), field.type(), Optional.of(allocation))));
        return Stream.concat(passed, held)
                .map(inner -> of(inner, search.below()))
                .filter(executor ->
                        !executor.equals(UNKNOWN) && !executor.madeBy().isEmpty())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private Stream<Integer> constructors(String type) {
        return index.type(type).stream()
                .flatMap(fact -> fact.methods().stream())
                .filter(method -> method.key().isConstructor())
                .map(method -> index.number(method.key()).orElseThrow());
    }

    private boolean isSuperCall(CallSite call, MethodFact constructor) {
        return call.target().isConstructor()
                && !call.target().owner().equals(constructor.key().owner())
                && index.supertypes(constructor.key().owner())
                        .contains(call.target().owner())
                && table.row(index.supertypes(call.target().owner()), "<init>").isPresent();
    }

    private Executor receivedParameter(int method, Value.Parameter parameter) {
        List<MethodFact.ParameterFact> parameters = index.method(method).parameters();
        if (parameter.index() >= parameters.size()) {
            return UNKNOWN;
        }
        MethodFact.ParameterFact given = parameters.get(parameter.index());
        return marked(given.annotations()).orElseGet(() -> received(given.type()));
    }

    /** Injected from outside the project: what the framework would put there. */
    private Executor received(String type) {
        return switch (type) {
            case "org.springframework.core.task.TaskExecutor",
                    "org.springframework.core.task.AsyncTaskExecutor",
                    "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor" -> frameworkDefault();
            case "org.springframework.scheduling.TaskScheduler", "java.util.concurrent.ScheduledExecutorService" ->
                settings.scheduler();
            case "io.netty.channel.EventLoop",
                    "io.netty.channel.EventLoopGroup",
                    "io.netty.util.concurrent.EventExecutor" -> of(ThreadContext.EVENT_LOOP);
            default -> UNKNOWN;
        };
    }

    private Executor built(
            Located at, ExecutorTable.Row row, List<Value> arguments, Optional<Value> receiver, Search search) {
        Optional<Integer> wrapped = row.wrappedArgument();
        if (wrapped.isPresent()) {
            return wrapped.get() < arguments.size()
                    ? of(new Located(at.method(), arguments.get(wrapped.get())), search.below())
                    : new Executor(Optional.of(ThreadContext.COMMON_POOL), Limit.NOT_KNOWN, Limit.UNBOUNDED, "", "");
        }
        PoolSettings set = row.bySetters() ? PoolSettings.of(index, at, receiver) : PoolSettings.NONE;
        return new BuiltPool(origins, at, row, arguments, set).executor(settings.virtualThreads());
    }
}
