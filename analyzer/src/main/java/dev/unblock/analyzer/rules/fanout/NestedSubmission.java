package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds pools that can lock themselves up: a task of a bounded pool waits for another task of the same pool, and when all
 * threads do so nobody is left to work. Every method gets the pools whose tasks reach it on their own thread.
 */
final class NestedSubmission implements Rule {

    private static final String MADE_HERE = "the pool made in ";

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A task waits for another task of the same bounded pool, which locks up when all threads do so.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Map<String, Set<MethodKey>> submitters = new TreeMap<>();
        Map<String, Map<MethodKey, Reach.Start>> tasks = new TreeMap<>();
        inspection.methods().forEach(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread() && !isDelegate(method, edge))
                .forEach(edge -> pool(inspection, method, edge).ifPresent(pool -> {
                    submitters.computeIfAbsent(pool, key -> new HashSet<>()).add(method.key());
                    tasks.computeIfAbsent(pool, key -> new HashMap<>())
                            .put(
                                    edge.callee(),
                                    new Reach.Start(method, edge.site().site(), pool));
                })));
        inspection.calls().forEach(call -> boundedPool(inspection, call.method(), call.site())
                .filter(tasks::containsKey)
                .ifPresent(pool -> submitters.get(pool).add(call.method().key())));
        return tasks.keySet().stream()
                .flatMap(pool -> inspect(inspection, tasks.get(pool), submitters.get(pool)))
                .distinct();
    }

    private static Stream<Problem> inspect(
            Inspection inspection, Map<MethodKey, Reach.Start> tasks, Set<MethodKey> submitters) {
        Reach running = Reach.narrow(inspection.program(), tasks, edge -> inspection
                .program()
                .method(edge.caller())
                .filter(caller -> isDelegate(caller, edge))
                .isPresent());
        return inspection
                .waits()
                .all()
                .filter(wait -> wait.kind().group() == Group.TASK && !helps(inspection, wait))
                .filter(wait -> running.start(wait.method().key()).isPresent())
                .filter(wait ->
                        !mayBeAnother(wait, running.start(wait.method().key()).orElseThrow()))
                .filter(wait -> submits(inspection, running, wait.method(), submitters))
                .map(wait -> problem(wait, running.start(wait.method().key()).orElseThrow()));
    }

    /** A decorator asks the object inside it for the same: hardly one that decorates itself. */
    private static boolean isDelegate(MethodFact method, CallEdge edge) {
        boolean same = edge.callee().name().equals(method.named().name())
                && edge.callee().parameterTypes().equals(method.named().parameterTypes());
        Stream<Value> asked = edge.hop().isSameThread()
                ? edge.site().receiver().stream()
                : Values.functions(edge.site()).flatMap(function -> function.captured().stream());
        return same && asked.anyMatch(Value.FieldRead.class::isInstance);
    }

    /** A thread of a fork-join pool that waits for a task of it runs others meanwhile, or is replaced. */
    private static boolean helps(Inspection inspection, Wait wait) {
        return inspection.isSubtype(wait.target().owner(), "java.util.concurrent.ForkJoinTask");
    }

    /** The method hands a task to the pool, itself, in what it calls directly, or in the task that calls it. */
    private static boolean submits(Inspection inspection, Reach running, MethodFact method, Set<MethodKey> submitters) {
        return submitters.contains(method.key())
                || method.writtenIn().isPresent()
                        && inspection.program().callers(method.key()).stream()
                                .filter(edge -> edge.hop().isSameThread()
                                        && running.start(edge.caller()).isPresent())
                                .anyMatch(edge -> submitters.contains(edge.caller())
                                        || hasLambdaIn(inspection, edge.caller(), submitters))
                || inspection.program().callees(method.key()).stream()
                        .filter(edge -> edge.hop().isSameThread())
                        .anyMatch(edge -> submitters.contains(edge.callee()));
    }

    /** {@code parts.stream().map(part -> pool.submit(part))}, beside the lambda that waits. */
    private static boolean hasLambdaIn(Inspection inspection, MethodKey caller, Set<MethodKey> submitters) {
        return inspection.program().callees(caller).stream()
                .filter(edge -> edge.hop().isSameThread() && submitters.contains(edge.callee()))
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(callee -> callee.writtenIn().isPresent());
    }

    private static Problem problem(Wait wait, Reach.Start task) {
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(wait.kind() == Kind.LATCH ? Severity.INFO : Severity.CRITICAL)
                .sink(wait.kind().label(), wait.called())
                .message("A task of " + task.reason() + " (handed over in "
                        + task.method().named().name() + ") waits here for another task of the same pool: when all its"
                        + " threads wait like this nobody is left to work, and the pool stands still for good. Compose the"
                        + " futures, or use a pool per layer.")
                .remedy(Remedy.manual("H22: nested submission to the same bounded pool."));
    }

    /** A pool in a variable of the method, which its lambdas see too. */
    private static Optional<String> madeHere(Inspection inspection, MethodFact method, CallSite call) {
        List<Value> made = call.receiver().stream()
                .flatMap(pool -> inspection.program().origins(method.key(), pool).stream())
                .toList();
        return made.size() == 1
                        && made.get(0) instanceof Value.Result result
                        && result.target().owner().equals("java.util.concurrent.Executors")
                ? Optional.of(MADE_HERE + method.named().name() + " (" + result.call() + ", "
                        + method.named().signature() + ")")
                : Optional.empty();
    }

    /** Each call of a method makes a pool of its own: only a task written in it surely waits for the same one. */
    private static boolean mayBeAnother(Wait wait, Reach.Start task) {
        return task.reason().startsWith(MADE_HERE)
                && !(wait.method().writtenIn().isPresent()
                        && wait.method().named().equals(task.method().named()));
    }

    /** Which pool the step hands its work to, where that is surely one with a limit. */
    private static Optional<String> pool(Inspection inspection, MethodFact method, CallEdge edge) {
        if (ExecutorCalls.target(inspection, method, edge.site()).isPresent()) {
            return boundedPool(inspection, method, edge.site());
        }
        return inspection
                .program()
                .method(edge.callee())
                .flatMap(callee -> SpringAnnotations.async(inspection, callee))
                .map(async -> "the @Async executor " + async.text("value").orElse("of the application"));
    }

    /** That the call hands a task to, whether the task is at hand or not. */
    private static Optional<String> boundedPool(Inspection inspection, MethodFact method, CallSite call) {
        return ExecutorCalls.target(inspection, method, call)
                .filter(executor -> executor.threads().kind() != Limit.Kind.UNBOUNDED)
                .flatMap(executor -> executor.identity().isEmpty()
                        ? madeHere(inspection, method, call)
                        : Optional.of(executor.identity()));
    }
}
