package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Futures that a function gives and that whoever calls the function drops: it is handed over as one without a result. */
final class InnerFuture {

    private static final Set<String> WITHOUT_RESULT = Set.of(
            "java.lang.Runnable",
            "java.util.function.Consumer",
            "java.util.function.BiConsumer",
            "java.util.function.IntConsumer",
            "java.util.function.LongConsumer",
            "java.util.function.DoubleConsumer");
    private static final Set<String> STARTS = Set.of("submit", "supplyAsync", "schedule");
    private static final Set<String> CALLED =
            Set.of("java.util.concurrent.Callable", "java.util.function.Supplier", "java.util.function.Function");
    private static final Set<String> WAITS = Set.of("get", "join");
    private static final Set<String> APPLIES = Set.of("thenApply", "thenApplyAsync");
    private static final Set<String> OPENS = Set.of(
            "thenCompose",
            "thenComposeAsync",
            "get",
            "join",
            "getNow",
            "thenAccept",
            "thenAcceptAsync",
            "whenComplete",
            "handle");

    private InnerFuture() {}

    /** The method whose future is dropped: {@code orders.forEach(this::sendLater)}. */
    static Optional<MethodKey> droppedBy(Inspection inspection, Call call) {
        Stream<Value.Functional> references = Values.functions(call.site())
                .filter(task -> WITHOUT_RESULT.contains(task.type()))
                .filter(task -> !task.implementation().name().startsWith("lambda$"));
        return references
                .map(Value.Functional::implementation)
                .filter(made -> Futures.isFuture(inspection, made.returnType()))
                .findFirst();
    }

    /** {@code pool.submit(() -> sendLater()).get()}: waits for the start of the work, and drops what stands for its end. */
    static Optional<MethodKey> leftBehind(Inspection inspection, Call call) {
        return STARTS.contains(call.name()) && isOnlyWaitedFor(call)
                ? Values.functions(call.site())
                        .flatMap(task -> given(inspection, task))
                        .filter(made -> Futures.isFuture(inspection, made.returnType()))
                        .findFirst()
                : Optional.empty();
    }

    /** {@code stage.thenApply(this::sendLater)}: what comes next follows the start of the work, and not its end. */
    static Optional<MethodKey> wrapped(Inspection inspection, Call call) {
        boolean wraps = APPLIES.contains(call.name())
                && call.owner().equals("java.util.concurrent.CompletableFuture")
                && call.site().result() == CallSite.Outcome.USED
                && call.method().calls().stream().noneMatch(next -> opens(next, call.site()));
        return wraps
                ? Values.functions(call.site())
                        .flatMap(task -> given(inspection, task))
                        .filter(made -> Futures.isFuture(inspection, made.returnType()))
                        .findFirst()
                : Optional.empty();
    }

    /** Takes the inner one out again. */
    private static boolean opens(CallSite next, CallSite wrapping) {
        return OPENS.contains(next.target().name())
                && next.receiver().filter(wrapping::gives).isPresent();
    }

    /** {@code task.call();} of a parameter that all callers give a function for which gives a future. */
    static Optional<MethodKey> droppedByCaller(Inspection inspection, Call call) {
        Optional<Value.Parameter> task =
                call.site().receiver().filter(Value.Parameter.class::isInstance).map(Value.Parameter.class::cast);
        if (task.isEmpty() || !CALLED.contains(call.owner()) || call.site().result() != CallSite.Outcome.DROPPED) {
            return Optional.empty();
        }
        List<List<MethodKey>> made = inspection.program().callers(call.method().key()).stream()
                .map(edge -> futures(inspection, edge.site(), task.get().index()))
                .toList();
        return made.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : made.stream().flatMap(List::stream).findFirst();
    }

    /** The methods whose futures the function that is given there gives. */
    private static List<MethodKey> futures(Inspection inspection, CallSite caller, int argument) {
        return caller.arguments().stream()
                .skip(argument)
                .limit(1)
                .filter(Value.Functional.class::isInstance)
                .flatMap(function -> given(inspection, (Value.Functional) function))
                .filter(made -> Futures.isFuture(inspection, made.returnType()))
                .toList();
    }

    private static Stream<MethodKey> given(Inspection inspection, Value.Functional task) {
        return task.implementation().name().startsWith("lambda$")
                ? inspection.program().method(task.implementation()).stream()
                        .flatMap(body -> body.returned().stream())
                        .filter(Value.Result.class::isInstance)
                        .map(result -> ((Value.Result) result).target())
                : Stream.of(task.implementation());
    }

    private static boolean isOnlyWaitedFor(Call call) {
        return call.method().calls().stream()
                .filter(wait -> WAITS.contains(wait.target().name()) && wait.result() == CallSite.Outcome.DROPPED)
                .anyMatch(wait -> wait.receiver().filter(call.site()::gives).isPresent());
    }
}
