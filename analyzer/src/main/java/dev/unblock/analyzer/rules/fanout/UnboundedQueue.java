package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class UnboundedQueue implements CallRule {

    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
    private static final String SPRING_POOL = "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor";
    private static final Set<String> FACTORIES = Set.of("newFixedThreadPool", "newSingleThreadExecutor");
    private static final Set<String> QUEUES = Set.of(
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.LinkedBlockingDeque",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.PriorityBlockingQueue",
            "java.util.concurrent.DelayQueue",
            "java.util.concurrent.LinkedTransferQueue");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "Work is queued without a limit, so that a backlog grows until memory is gone.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (call.owner().equals("java.util.concurrent.Executors") && FACTORIES.contains(call.name())) {
            return isFilledAtStartOnly(inspection, call)
                    ? Optional.empty()
                    : Optional.of(problem(inspection, call, "This pool limits its threads but not its queue"));
        }
        if (ExecutorCalls.makes(call, POOL)) {
            return !isFilledAtStartOnly(inspection, call)
                            && call.site().arguments().stream()
                                    .flatMap(argument -> origins(inspection, call, argument))
                                    .anyMatch(UnboundedQueue::isUnboundedQueue)
                    ? Optional.of(problem(inspection, call, "This pool is given a queue without a capacity"))
                    : Optional.empty();
        }
        if (ExecutorCalls.makes(call, SPRING_POOL)) {
            return isGivenCapacity(call)
                    ? Optional.empty()
                    : Optional.of(problem(
                            inspection,
                            call,
                            "A ThreadPoolTaskExecutor queues without a limit by default, so that its"
                                    + " maximum size is never used"));
        }
        if (PeriodicPerCall.is(inspection, call)) {
            return Optional.of(PeriodicPerCall.problem(inspection, call));
        }
        if (!isSharedQueue(inspection, call)) {
            return Optional.empty();
        }
        QueueFillers fillers = QueueFillers.of(inspection, call);
        return fillers.areLimited() || isLockFree(call) && !fillers.areMessages()
                ? Optional.empty()
                : Optional.of(problem(inspection, call, "This queue has no capacity"));
    }

    /** Used for much else than to pass on work: to collect results, to keep objects for use again. */
    private static boolean isLockFree(Call call) {
        return call.owner().startsWith("java.util.concurrent.ConcurrentLinked");
    }

    /** The field's pool gets its tasks while the application starts, each once: as many as are written down. */
    private static boolean isFilledAtStartOnly(Inspection inspection, Call call) {
        return call.method().accesses().stream()
                .filter(access -> access.written().filter(call.site()::gives).isPresent())
                .map(FieldAccess::field)
                .anyMatch(field -> isFilledAtStartOnly(inspection, field));
    }

    private static boolean isFilledAtStartOnly(Inspection inspection, FieldKey pool) {
        List<Call> tasks = inspection.callsOn(pool).stream()
                .filter(call -> TaskGivers.GIVES.contains(call.name()))
                .toList();
        return !tasks.isEmpty()
                && tasks.stream()
                        .allMatch(task -> !task.site().site().inLoop()
                                && inspection.accesses().isBuilding(task.method()))
                && inspection
                        .calls()
                        .flatMap(call -> call.site().arguments().stream())
                        .noneMatch(argument ->
                                Values.field(argument).filter(pool::equals).isPresent());
    }

    private static Problem problem(Inspection inspection, Call call, String what) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .message(
                        what + ": when work arrives faster than it is done, the backlog grows until memory is gone, and"
                                + " everybody waits longer and longer. Set a capacity and decide what happens when it is full.")
                .related(Stream.concat(
                                TaskGivers.places(inspection, call).stream(),
                                QueueFillers.of(inspection, call).places().stream())
                        .toList())
                .remedy(Remedy.recipe("BoundExecutorFactory", 1));
    }

    private static boolean isGivenCapacity(Call call) {
        return call.method().calls().stream()
                .anyMatch(c -> c.target().name().equals("setQueueCapacity")
                        && c.arguments().stream().noneMatch(Values::isLargestInt));
    }

    /** A queue that is kept in a field passes work between threads; one that a pool is given is the pool's matter. */
    private static boolean isSharedQueue(Inspection inspection, Call call) {
        return call.site().target().isConstructor()
                && QUEUES.contains(call.owner())
                && isUnboundedQueue(
                        new Value.Allocation(call.owner(), call.site().arguments()))
                && call.method().accesses().stream()
                        .anyMatch(access -> access.written()
                                        .filter(value -> value instanceof Value.Allocation made
                                                && made.type().equals(call.owner()))
                                        .isPresent()
                                && call.method().calls().stream().noneMatch(pool -> isGivenTo(pool, access)));
    }

    private static boolean isGivenTo(CallSite pool, FieldAccess queue) {
        return pool.target().isConstructor()
                && pool.target().owner().equals(POOL)
                && pool.arguments().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(argument ->
                                queue.written().filter(argument::equals).isPresent()
                                        || Values.field(argument)
                                                .filter(queue.field()::equals)
                                                .isPresent());
    }

    /** The value, and what the field holds that it was read from: what it was given last, or may have been given. */
    private static Stream<Value> origins(Inspection inspection, Call call, Value value) {
        Optional<FieldKey> field = Values.field(value);
        Optional<Value> last = field.flatMap(read -> call.method().accesses().stream()
                .filter(access ->
                        access.field().equals(read) && access.written().isPresent())
                .filter(access -> access.site().line() < call.site().site().line())
                .reduce((earlier, later) -> later)
                .flatMap(FieldAccess::written));
        Stream<Value> kept = last.map(Stream::of)
                .orElseGet(() -> field.stream().flatMap(read -> inspection.program().valuesOf(read).stream()));
        return Stream.concat(Stream.of(value), kept);
    }

    private static boolean isUnboundedQueue(Value value) {
        return value instanceof Value.Allocation made
                && QUEUES.contains(made.type())
                && (made.arguments().isEmpty()
                        || made.type().endsWith("PriorityBlockingQueue")
                        || Values.isLargestInt(made.arguments().get(0)));
    }
}
