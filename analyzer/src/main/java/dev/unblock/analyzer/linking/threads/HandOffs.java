package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** On which thread a library runs what it is handed. Where nothing is known: on the caller's, before the call returns. */
public final class HandOffs {

    static final String CARRIED = "carried";
    private static final Set<String> ON_SUBSCRIPTION = Set.of(
            "fromCallable",
            "fromSupplier",
            "fromRunnable",
            "fromAction",
            "defer",
            "create",
            "doOnSubscribe",
            "doFirst");
    private final ProjectIndex index;
    private final WorkerVerticles workers;
    private final ExecutorFinder executors;
    private final AsyncMethods asyncMethods;
    private final MadeThreads made;
    private final Stages stages;
    private final Emissions emissions;
    private final Subscriptions subscriptions;
    private final RouterCalls routers;
    private final HandlerTable handlers;
    private final HandOffTable table = HandOffTable.load();

    public HandOffs(
            ProjectIndex index, DirectCalls calls, Origins origins, ExecutorFinder executors, LifeLong lifeLong) {
        this.index = index;
        this.workers = new WorkerVerticles(index);
        this.executors = executors;
        this.asyncMethods = new AsyncMethods(index);
        this.made = new MadeThreads(index, calls, lifeLong);
        this.routers = new RouterCalls(index, calls);
        this.handlers = new HandlerTable(index);
        MethodReferences references = new MethodReferences(index);
        this.stages = new Stages(index, calls, origins, this, references);
        this.emissions = new Emissions(index, origins, this, references);
        this.subscriptions = new Subscriptions(index, calls, this, emissions, references);
    }

    Stages stages() {
        return stages;
    }

    Emissions emissions() {
        return emissions;
    }

    /** Where the argument of a library's method runs; empty when it never does, as far as the application goes. */
    public List<Hop> ofArgument(int method, CallSite call, int argument) {
        if (routers.isRouter(method, call)) {
            return List.of();
        }
        String runs = table.argument(
                        () -> index.supertypes(call.target().owner()),
                        call.target().name(),
                        argument)
                .orElseGet(() -> handlers.makesHandler(method, call) ? "never" : "caller");
        return switch (runs) {
            case "stage" ->
                call.receiver()
                        .map(future -> Hops.of(stages.completing(new Located(method, future))))
                        .orElse(List.of(Hop.SAME_THREAD));
            case "reactive" -> reactive(method, call);
            case "listening" -> listening(method, call);
            default -> hop(runs, method, call).stream().toList();
        };
    }

    /** Callbacks run where the chain before emits, else where it is subscribed; sources always where subscribed. */
    private List<Hop> reactive(int method, CallSite operator) {
        boolean onSubscription = ON_SUBSCRIPTION.contains(operator.target().name());
        int before = onSubscription ? Hops.SAME : emissions.before(method, operator);
        int subscribed = (before & Hops.SAME) == 0 ? 0 : subscriptions.of(method, operator);
        return Hops.of(subscribed == 0 ? before : before & ~Hops.SAME | subscribed);
    }

    /** Where the object runs that a library's method is called on; empty for most methods. */
    public Optional<Hop> ofReceiver(int method, CallSite call) {
        return table.receiver(
                        () -> index.supertypes(call.target().owner()),
                        call.target().name())
                .flatMap(runs -> hop(runs, method, call));
    }

    /** The result of this call or constructor runs the argument where it is run itself. */
    public boolean isCarried(String type, String name) {
        return table.argument(() -> index.supertypes(type), name, 0)
                .filter(CARRIED::equals)
                .isPresent();
    }

    /** Where a method of the project runs when other beans call it. */
    public Hop ofCall(MethodFact callee, TypeFact type, CallSite call) {
        boolean throughProxy = call.receiver()
                .filter(receiver -> !(receiver instanceof Value.Self))
                .isPresent();
        return throughProxy
                ? asyncMethods
                        .annotation(callee, type)
                        .map(annotation -> hop(executors.ofAsync(annotation)))
                        .orElse(Hop.SAME_THREAD)
                : Hop.SAME_THREAD;
    }

    /** The thread of a method that is executed asynchronously. */
    public Optional<ThreadContext> asyncContext(MethodFact method, TypeFact type) {
        return asyncExecutor(method, type).flatMap(executor -> hop(executor).context());
    }

    /** The executor of a method that is executed asynchronously. */
    public Optional<Executor> asyncExecutor(MethodFact method, TypeFact type) {
        return asyncMethods.annotation(method, type).map(executors::ofAsync);
    }

    /** The executor that a call hands its arguments or its receiver to, where the call says so itself. */
    public Optional<Executor> executor(int method, CallSite call) {
        Set<String> types = index.supertypes(call.target().owner());
        String name = call.target().name();
        return Stream.concat(
                        IntStream.range(0, call.arguments().size())
                                .mapToObj(argument -> table.argument(() -> types, name, argument)),
                        Stream.of(table.receiver(() -> types, name)))
                .flatMap(Optional::stream)
                .flatMap(runs -> executor(runs, method, call).stream())
                .findFirst();
    }

    public Hop hop(Executor executor) {
        boolean runsInPlace = executor.context().isEmpty() && !executor.madeBy().isEmpty();
        return runsInPlace ? Hop.SAME_THREAD : Hop.to(executor.context().orElse(ThreadContext.BOUNDED_POOL));
    }

    public Hop hop(Located executor) {
        return hop(executors.of(executor));
    }

    /** The last argument where that is an executor; else the common pool. */
    Hop lastExecutor(int method, List<String> parameterTypes, List<Value> arguments) {
        return last(method, parameterTypes, arguments).map(this::hop).orElse(Hop.to(ThreadContext.COMMON_POOL));
    }

    private Optional<Located> last(int method, List<String> parameterTypes, List<Value> arguments) {
        int last = parameterTypes.size() - 1;
        boolean given = last >= 0
                && last < arguments.size()
                && index.supertypes(parameterTypes.get(last)).contains("java.util.concurrent.Executor");
        return given ? Optional.of(new Located(method, arguments.get(last))) : Optional.empty();
    }

    private Optional<Executor> executor(String runs, int method, CallSite call) {
        if (runs.startsWith("executor-argument ")) {
            int at = Integer.parseInt(runs.substring("executor-argument ".length()));
            return Optional.of(executors.of(new Located(method, call.arguments().get(at))));
        }
        return switch (runs) {
            case "executor-receiver", "scheduler-receiver" -> Optional.of(receiver(method, call));
            case "executor-last", "listening" ->
                last(method, call.target().parameterTypes(), call.arguments()).map(executors::of);
            case "mvc-async" -> Optional.of(executors.frameworkDefault());
            default -> Optional.empty();
        };
    }

    private Optional<Hop> hop(String runs, int method, CallSite call) {
        if (runs.startsWith("executor-argument ")) {
            return executor(runs, method, call).map(this::hop);
        }
        return switch (runs) {
            case "caller" -> Optional.of(Hop.SAME_THREAD);
            case "never", CARRIED -> Optional.empty();
            case "executor-receiver", "mvc-async" ->
                executor(runs, method, call).map(this::hop);
            case "executor-last" ->
                Optional.of(lastExecutor(method, call.target().parameterTypes(), call.arguments()));
            case "new-thread" -> Optional.of(Hop.to(made.thread(method, call)));
            case "thread-builder" -> Optional.of(Hop.to(made.built(method, call)));
            case "scheduler-receiver" -> Optional.of(scheduler(method, call));
            case "fork" -> Optional.of(made.forked(method));
            case "bounded-elastic" -> Optional.of(Hop.to(ThreadContext.BOUNDED_POOL));
            case "stream" -> Optional.of(made.stream(method, call));
            default -> Optional.of(Hop.to(onWorker(method, named(runs))));
        };
    }

    /** What a worker verticle sets up runs on its worker's thread instead of an event loop's. */
    private ThreadContext onWorker(int method, ThreadContext named) {
        return named == ThreadContext.EVENT_LOOP
                ? workers.of(index.typeOf(method)).orElse(named)
                : named;
    }

    public WorkerVerticles workers() {
        return workers;
    }

    /** A direct executor runs a listener where the future completes. */
    private List<Hop> listening(int method, CallSite call) {
        Hop given = lastExecutor(method, call.target().parameterTypes(), call.arguments());
        Optional<Value> future =
                call.receiver().or(() -> call.arguments().stream().findFirst());
        return given.isSameThread() && future.isPresent()
                ? Hops.of(stages.completing(new Located(method, future.get())))
                : List.of(given);
    }

    /** Where a library's method runs the task that it was handed, and so completes the future that it returned. */
    Optional<Hop> ofTask(int method, Value.Result future) {
        String runs = table.argument(
                        () -> index.supertypes(future.target().owner()),
                        future.target().name(),
                        0)
                .orElse("");
        return switch (runs) {
            case "executor-receiver" -> future.receiver().map(value -> hop(new Located(method, value)));
            case "executor-last", "listening" ->
                Optional.of(lastExecutor(method, future.target().parameterTypes(), future.arguments()))
                        .filter(hop -> !hop.isSameThread());
            default -> Optional.empty();
        };
    }

    private Executor receiver(int method, CallSite call) {
        return call.receiver()
                .map(value -> executors.of(new Located(method, value)))
                .orElse(ExecutorFinder.UNKNOWN);
    }

    /** A scheduled executor's threads are few, whoever made it, unless they are virtual. */
    private Hop scheduler(int method, CallSite call) {
        Hop hop = hop(receiver(method, call));
        return hop.context().filter(ThreadContext.VIRTUAL::equals).isPresent() ? hop : Hop.to(ThreadContext.SCHEDULER);
    }

    private static ThreadContext named(String label) {
        return Arrays.stream(ThreadContext.values())
                .filter(context -> context.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("handoffs.csv: " + label));
    }
}
