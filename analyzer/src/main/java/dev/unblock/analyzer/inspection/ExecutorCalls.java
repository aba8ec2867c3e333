package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.program.Program.Executor;
import java.util.Optional;
import java.util.Set;

/** Calls that make executors, and calls that hand tasks to them. */
public final class ExecutorCalls {

    private static final String EXECUTOR = "java.util.concurrent.Executor";
    private static final Set<String> SUBMITS =
            Set.of("submit", "execute", "invokeAll", "invokeAny", "submitCompletable", "submitListenable", "schedule");
    private static final Set<String> FACTORIES = Set.of(
            "newCachedThreadPool",
            "newFixedThreadPool",
            "newSingleThreadExecutor",
            "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor",
            "newWorkStealingPool",
            "newThreadPerTaskExecutor");
    private static final Set<String> CLASSES = Set.of(
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool");

    private ExecutorCalls() {}

    /** Makes an executor with platform threads of its own. */
    public static boolean makesExecutor(Call call) {
        return call.owner().equals("java.util.concurrent.Executors") && FACTORIES.contains(call.name())
                || call.site().target().isConstructor() && CLASSES.contains(call.owner()) && !isSuperCall(call);
    }

    public static boolean makes(Call call, String type) {
        return call.site().target().isConstructor() && call.owner().equals(type) && !isSuperCall(call);
    }

    /** The executor that the call hands a task to, where that is known. */
    public static Optional<Executor> target(Inspection inspection, MethodFact method, CallSite call) {
        return executorValue(inspection, call).map(value -> inspection.program().executor(method.key(), value));
    }

    private static Optional<Value> executorValue(Inspection inspection, CallSite call) {
        if (SUBMITS.contains(call.target().name())
                && inspection.isSubtype(call.target().owner(), EXECUTOR)) {
            return call.receiver();
        }
        int executor = call.target().parameterTypes().indexOf(EXECUTOR);
        boolean stage = call.target().name().endsWith("Async") && executor >= 0;
        return stage && executor < call.arguments().size()
                ? Optional.of(call.arguments().get(executor))
                : Optional.empty();
    }

    /** {@code super(…)} in a subclass makes nothing by itself. */
    private static boolean isSuperCall(Call call) {
        return call.method().key().isConstructor()
                && call.site().receiver().filter(Value.Self.class::isInstance).isPresent();
    }
}
