package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Hop;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** On which thread a library runs what it is handed. Where nothing is known: on the caller's, before the call returns. */
final class HandOffs {

    static final String CARRIED = "carried";
    private static final String ASYNC = "org.springframework.scheduling.annotation.Async";
    private static final List<String> PARALLEL = List.of("parallelStream", "parallel");

    private final ProjectIndex index;
    private final ExecutorFinder executors;
    private final Settings settings;
    private final Stages stages;
    private final HandOffTable table = HandOffTable.load();

    HandOffs(ProjectIndex index, DirectCalls calls, Origins origins, ExecutorFinder executors, Settings settings) {
        this.index = index;
        this.executors = executors;
        this.settings = settings;
        this.stages = new Stages(index, calls, origins, this);
    }

    /** Where the argument of a library's method runs; empty when it never does, as far as the application goes. */
    Optional<Hop> ofArgument(int method, CallSite call, int argument) {
        String runs = table.argument(
                        index.supertypes(call.target().owner()), call.target().name(), argument)
                .orElse("caller");
        return hop(runs, method, call);
    }

    /** Where the object runs that a library's method is called on; empty for most methods. */
    Optional<Hop> ofReceiver(int method, CallSite call) {
        return table.receiver(
                        index.supertypes(call.target().owner()), call.target().name())
                .flatMap(runs -> hop(runs, method, call));
    }

    /** The result of this call or constructor runs the argument where it is run itself. */
    boolean isCarried(String type, String name) {
        return table.argument(index.supertypes(type), name, 0)
                .filter(CARRIED::equals)
                .isPresent();
    }

    /** Where a method of the project runs when other beans call it. */
    Hop ofCall(MethodFact callee, TypeFact type, CallSite call) {
        boolean throughProxy = call.receiver()
                .filter(receiver -> !(receiver instanceof Value.Self))
                .isPresent();
        return async(callee, type)
                .filter(annotation -> throughProxy)
                .map(annotation -> hop(executors.ofAsync(annotation)))
                .orElse(Hop.SAME_THREAD);
    }

    /** The thread of a method that is executed asynchronously. */
    Optional<ThreadContext> asyncContext(MethodFact method, TypeFact type) {
        return async(method, type)
                .flatMap(annotation -> hop(executors.ofAsync(annotation)).context());
    }

    Hop hop(Executor executor) {
        boolean runsInPlace = executor.context().isEmpty() && !executor.madeBy().isEmpty();
        return runsInPlace ? Hop.SAME_THREAD : Hop.to(executor.context().orElse(ThreadContext.BOUNDED_POOL));
    }

    Hop hop(Located executor) {
        return hop(executors.of(executor));
    }

    /** The last argument where that is an executor; else the common pool. */
    Hop lastExecutor(int method, List<String> parameterTypes, List<Value> arguments) {
        int last = parameterTypes.size() - 1;
        boolean given = last >= 0
                && last < arguments.size()
                && index.supertypes(parameterTypes.get(last)).contains("java.util.concurrent.Executor");
        return given ? hop(new Located(method, arguments.get(last))) : Hop.to(ThreadContext.COMMON_POOL);
    }

    private static Optional<AnnotationFact> async(MethodFact method, TypeFact type) {
        return method.annotation(ASYNC)
                .or(() -> method.key().isConstructor() || method.writtenIn().isPresent()
                        ? Optional.empty()
                        : type.annotation(ASYNC));
    }

    private Optional<Hop> hop(String runs, int method, CallSite call) {
        if (runs.startsWith("executor-argument ")) {
            int at = Integer.parseInt(runs.substring("executor-argument ".length()));
            return Optional.of(hop(new Located(method, call.arguments().get(at))));
        }
        return switch (runs) {
            case "caller" -> Optional.of(Hop.SAME_THREAD);
            case "never", CARRIED -> Optional.empty();
            case "executor-receiver" -> Optional.of(receiver(method, call));
            case "executor-last" ->
                Optional.of(lastExecutor(method, call.target().parameterTypes(), call.arguments()));
            case "new-thread" -> Optional.of(Hop.to(ThreadContext.UNBOUNDED_POOL));
            case "thread-builder" -> Optional.of(Hop.to(builtThread(call)));
            case "bounded-elastic" -> Optional.of(Hop.to(ThreadContext.BOUNDED_POOL));
            case "mvc-async" -> Optional.of(hop(executors.frameworkDefault()));
            case "stage" -> Optional.of(stages.completing(method, call.receiver()));
            case "reactive" -> Optional.of(stages.subscribed(method, call));
            case "stream" -> Optional.of(stream(method, call));
            default -> Optional.of(Hop.to(settings.actual(named(runs))));
        };
    }

    private Hop receiver(int method, CallSite call) {
        Executor executor = call.receiver()
                .map(value -> executors.of(new Located(method, value)))
                .orElse(ExecutorFinder.UNKNOWN);
        return hop(executor);
    }

    private static ThreadContext builtThread(CallSite call) {
        boolean virtual = call.target().owner().endsWith("OfVirtual")
                || Chains.before(call.receiver())
                        .anyMatch(value -> value instanceof Value.Result result
                                && result.target().name().equals("ofVirtual"));
        return virtual ? ThreadContext.VIRTUAL : ThreadContext.UNBOUNDED_POOL;
    }

    private Hop stream(int method, CallSite call) {
        Stream<String> before = Chains.before(call.receiver())
                .filter(Value.Result.class::isInstance)
                .map(value -> ((Value.Result) value).target().name());
        Stream<String> after = Chains.after(index.method(method), call).stream()
                .map(next -> next.target().name());
        return Stream.concat(before, after).anyMatch(PARALLEL::contains)
                ? Hop.to(ThreadContext.COMMON_POOL)
                : Hop.SAME_THREAD;
    }

    private static ThreadContext named(String label) {
        return Arrays.stream(ThreadContext.values())
                .filter(context -> context.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("handoffs.csv: " + label));
    }
}
