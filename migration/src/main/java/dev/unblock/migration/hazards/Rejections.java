package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Futures that only a task completes which a full executor may refuse: nobody would ever complete them.
 *
 * <p>What {@code supplyAsync} makes is none of them: it throws where it is called.
 */
final class Rejections implements HazardCheck {

    private static final String COMPLETABLE = "java.util.concurrent.CompletableFuture";
    private static final String EXECUTOR = "java.util.concurrent.Executor";
    private static final String REJECTED = "java.util.concurrent.RejectedExecutionException";
    private static final Set<String> COMPLETES = Set.of("complete", "completeExceptionally", "obtrudeValue");
    private static final Set<String> HANDS_OVER = Set.of("execute", "submit", "schedule");
    private static final Set<String> WIDER =
            Set.of(REJECTED, "java.lang.RuntimeException", "java.lang.Exception", "java.lang.Throwable");
    /** They run the task on the caller's thread instead of refusing it. */
    private static final String CALLER_RUNS = "CallerRunsPolicy";

    private final Program program;

    Rejections(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return method.calls().stream()
                .filter(call -> call.handled().stream().noneMatch(WIDER::contains))
                .filter(call -> handsOverCompletion(method, call) || isStageOn(call))
                .filter(call -> mayRefuse(method, call))
                .map(
                        call -> Sighting.of(
                                Hazard.H23,
                                method.key(),
                                call.site(),
                                method.named().signature() + " hands "
                                        + call.target().name()
                                        + " to an executor that refuses tasks when it is full: the future would never complete"));
    }

    private boolean handsOverCompletion(MethodFact method, CallSite call) {
        return HANDS_OVER.contains(call.target().name())
                && program.facts().hierarchy().isSubtype(call.target().owner(), EXECUTOR)
                && program.callees(method.key(), call)
                        .map(CallEdge::callee)
                        .flatMap(task -> program.method(task).stream())
                        .flatMap(task -> task.calls().stream())
                        .anyMatch(inside -> COMPLETES.contains(inside.target().name())
                                && inside.target().owner().equals(COMPLETABLE));
    }

    /** A dependent stage on an executor of its own: where that refuses it, the stage before does not say so. */
    private static boolean isStageOn(CallSite call) {
        return call.target().owner().startsWith("java.util.concurrent.Complet")
                && call.target().name().endsWith("Async")
                && call.receiver().isPresent()
                && call.target().parameterTypes().contains(EXECUTOR);
    }

    private boolean mayRefuse(MethodFact method, CallSite call) {
        int at = call.target().parameterTypes().indexOf(EXECUTOR);
        Optional<Value> value = at >= 0 && at < call.arguments().size()
                ? Optional.of(call.arguments().get(at))
                : call.receiver();
        return value.filter(executor -> isFull(method, executor) && !runsAtTheCaller(method, executor))
                .isPresent();
    }

    private boolean isFull(MethodFact method, Value executor) {
        Executor known = program.executor(method.key(), executor);
        return known.queue().kind() == Limit.Kind.BOUNDED && known.threads().kind() == Limit.Kind.BOUNDED;
    }

    private boolean runsAtTheCaller(MethodFact method, Value executor) {
        return program.origins(method.key(), executor).stream()
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Allocation made
                                && made.type().endsWith(CALLER_RUNS)
                        || part instanceof Value.FieldRead read && read.type().endsWith(CALLER_RUNS));
    }
}
