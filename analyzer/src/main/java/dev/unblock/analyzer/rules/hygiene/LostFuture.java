package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class LostFuture implements CallRule {

    /** They return the future they were called on, or one that somebody else holds already. */
    private static final Set<String> RETURNS_KNOWN =
            Set.of("fork", "orTimeout", "completeOnTimeout", "completeAsync", "toCompletableFuture", "poll");

    private static final Set<String> HANDLES = Set.of(
            "exceptionally",
            "exceptionallyCompose",
            "exceptionallyAsync",
            "handle",
            "handleAsync",
            "whenComplete",
            "whenCompleteAsync",
            "addListener",
            "addCallback");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A future is dropped, and with it the error that it may end in.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        CallSite site = call.site();
        if (isBatchDropped(inspection, call)) {
            return Optional.of(Problem.at(call.method(), site)
                    .severity(Severity.LOW)
                    .message(
                            "The futures that invokeAll returns are dropped: when one of the tasks fails, or is cancelled as the time is up, nobody"
                                    + " hears of it. Ask each with get."));
        }
        boolean dropped = Futures.isFuture(inspection, site.target().returnType())
                && Futures.isDropped(call.method(), site)
                && (!RETURNS_KNOWN.contains(call.name()) || isOfCopy(site))
                && !inspection.isSubtype(call.owner(), "java.util.Map")
                && !call.owner().startsWith("io.netty.");
        if (!dropped
                || isHandled(site)
                || isScheduled(call)
                || isMeantToBeDropped(inspection, call)
                || catchesItself(inspection, call)) {
            return InnerFuture.droppedBy(inspection, call)
                    .or(() -> InnerFuture.leftBehind(inspection, call))
                    .or(() -> InnerFuture.droppedByCaller(inspection, call))
                    .map(made -> ofFunction(call, made))
                    .or(() -> InnerFuture.wrapped(inspection, call).map(made -> inFuture(call, made)))
                    .or(() -> LeftAfterTimeout.judge(inspection, call));
        }
        return Optional.of(
                Problem.at(call.method(), site)
                        .severity(
                                isOfUnseenTask(inspection, site)
                                                || isOnce(call)
                                                || site.result() == CallSite.Outcome.USED
                                                || inspection.place(call.method()) == Place.MAIN
                                        ? Severity.INFO
                                        : Severity.MEDIUM)
                        .message(
                                "The future that " + call.name()
                                        + " returns is dropped: when the task fails nobody hears of it, and nobody knows when it is done."
                                        + " Return it, wait for it with a limit, or end the chain with exceptionally or whenComplete."));
    }

    /** {@code future.copy().orTimeout(..)}: a new future, of which nobody knows. */
    private static boolean isOfCopy(CallSite site) {
        return site.receiver()
                .filter(made -> made instanceof Value.Result result
                        && result.target().name().equals("copy"))
                .isPresent();
    }

    /** All tasks have ended by then; how, only the futures tell. */
    private static boolean isBatchDropped(Inspection inspection, Call call) {
        return call.name().equals("invokeAll")
                && inspection.isSubtype(call.owner(), "java.util.concurrent.ExecutorService")
                && call.site().result() == CallSite.Outcome.DROPPED
                && call.site().target().returnType().equals("java.util.List");
    }

    private static Problem ofFunction(Call call, MethodKey made) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.MEDIUM)
                .message("The future that " + made.name() + " returns is dropped by " + call.name()
                        + ", which takes the function for one without a result or waits for its start alone: when the work"
                        + " fails nobody hears of it, and nobody knows when it is done. Collect the futures, or chain them with"
                        + " thenCompose.");
    }

    private static Problem inFuture(Call call, MethodKey made) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.INFO)
                .message(call.name() + " gives a future of the future that " + made.name()
                        + " returns: what follows it follows the start of the work, and neither sees its end nor its error. Use"
                        + " thenCompose.");
    }

    private static boolean isHandled(CallSite call) {
        return takesCallback(call)
                || HANDLES.contains(call.target().name())
                || call.receiver().stream()
                        .flatMap(Values::chain)
                        .anyMatch(link -> HANDLES.contains(link.target().name()));
    }

    /** Somebody else is told how it ends, as by {@code producer.send(record, callback)}. */
    private static boolean takesCallback(CallSite call) {
        MethodKey target = call.target();
        return target.name().equals("send")
                        && call.arguments().size() == 2
                        && target.owner().startsWith("org.apache.kafka.clients.producer.")
                || target.parameterTypes().stream().anyMatch(type -> type.endsWith("Callback"));
    }

    /** Its author says so, by Error Prone's annotation or one of that name. */
    private static boolean isMeantToBeDropped(Inspection inspection, Call call) {
        return inspection.program().method(call.site().target()).stream()
                .flatMap(method -> method.annotations().stream())
                .anyMatch(mark -> Descriptors.simpleName(mark.type()).equals("CanIgnoreReturnValue"));
    }

    /** The task is named, and stands in no code at hand: it may well see to its own errors. */
    private static boolean isOfUnseenTask(Inspection inspection, CallSite site) {
        return Values.functions(site)
                .map(Value.Functional::implementation)
                .anyMatch(task -> inspection.program().method(task).isEmpty());
    }

    /** A periodic task's future is of use only to stop it. */
    private static boolean isScheduled(Call call) {
        return call.name().startsWith("schedule") && !isOnce(call);
    }

    private static boolean isOnce(Call call) {
        return call.name().equals("schedule")
                && call.owner().startsWith("java.util.concurrent.")
                && Values.functions(call.site()).findAny().isPresent();
    }

    /** The task catches everything and so has no error to lose. */
    private static boolean catchesItself(Inspection inspection, Call call) {
        Stream<MethodFact> functions = Values.functions(call.site())
                .map(Value.Functional::implementation)
                .flatMap(task -> inspection.program().method(task).stream());
        Stream<MethodFact> objects = inspection
                .program()
                .callees(call.method().key(), call.site())
                .filter(edge -> !edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream());
        return Stream.concat(functions, objects).anyMatch(task -> GuardedTask.seesToErrors(inspection, task))
                || isMadeWithCare(inspection, call);
    }

    /** A method of the project gives the future, of a task that sees to its errors, as by logging them. */
    private static boolean isMadeWithCare(Inspection inspection, Call call) {
        List<Value> made = inspection
                .program()
                .callees(call.method().key(), call.site())
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .toList();
        return !made.isEmpty()
                && made.stream().allMatch(future -> isOfCarefulTask(inspection, future) || endsInHandler(future));
    }

    private static boolean endsInHandler(Value future) {
        return Values.chain(future)
                .anyMatch(link -> HANDLES.contains(link.target().name()));
    }

    private static boolean isOfCarefulTask(Inspection inspection, Value future) {
        return future instanceof Value.Result result
                && result.arguments().stream()
                        .filter(Value.Functional.class::isInstance)
                        .map(task -> ((Value.Functional) task).implementation())
                        .flatMap(task -> inspection.program().method(task).stream())
                        .anyMatch(task -> GuardedTask.seesToErrors(inspection, task));
    }
}
