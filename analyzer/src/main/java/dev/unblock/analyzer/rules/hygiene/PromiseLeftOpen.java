package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Promises that a method hands out, and that a task or callback of the method completes only when all goes well: after a
 * failure whoever waits for one waits for ever.
 */
final class PromiseLeftOpen {

    private static final int DEEPEST = 3;

    /** Types of promises, and what completes them when all went well. */
    private static final Map<String, Set<String>> COMPLETES = Map.of(
            "java.util.concurrent.CompletableFuture", Set.of("complete"),
            "com.google.common.util.concurrent.SettableFuture", Set.of("set"),
            "io.vertx.core.Promise", Set.of("complete", "tryComplete"));

    private static final Set<String> ALSO = Set.of(
            "completeExceptionally",
            "setException",
            "setErrorResult",
            "fail",
            "tryFail",
            "cancel",
            "handle",
            "onTimeout",
            "orTimeout",
            "completeOnTimeout",
            "obtrudeException",
            "setFuture",
            "completeAsync");

    /** What a stage or publisher calls with its result alone. */
    private static final Set<String> ON_SUCCESS = Set.of(
            "thenAccept",
            "thenAcceptAsync",
            "thenRun",
            "thenRunAsync",
            "doOnSuccess",
            "doOnNext",
            "onSuccess",
            "addOnSuccessListener");

    private static final Set<String> TASKS =
            Set.of("execute", "submit", "runAsync", "schedule", "start", "startVirtualThread");

    private PromiseLeftOpen() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.calls().flatMap(call -> judge(inspection, call).stream());
    }

    private static Optional<Problem> judge(Inspection inspection, Call call) {
        if (call.method().writtenIn().isPresent() && completes(call.site().target())) {
            return call.site()
                    .receiver()
                    .filter(promise -> isLocalPromise(inspection, call.method(), promise, DEEPEST))
                    .filter(promise -> !isSeenTo(inspection, call.method()))
                    .flatMap(promise -> reason(inspection, call))
                    .map(reason -> problem(call, reason));
        }
        return isGivenReference(call) && !isSeenTo(inspection, call.method())
                ? Optional.of(problem(call, "When what " + call.name() + " waits for fails"))
                : Optional.empty();
    }

    /** {@code source.thenAccept(promise::complete)}. */
    private static boolean isGivenReference(Call call) {
        return ON_SUCCESS.contains(call.name())
                && Values.functions(call.site())
                        .anyMatch(function -> completes(function.implementation())
                                && function.captured().stream().anyMatch(PromiseLeftOpen::isMade));
    }

    private static boolean completes(MethodKey target) {
        return COMPLETES.getOrDefault(target.owner(), Set.of()).contains(target.name());
    }

    private static boolean isMade(Value promise) {
        return promise instanceof Value.Allocation made && COMPLETES.containsKey(made.type())
                || promise instanceof Value.Result result
                        && COMPLETES.containsKey(result.target().owner())
                        && result.receiver().isEmpty();
    }

    /** Made by the method around the lambda, and captured on the way here. */
    private static boolean isLocalPromise(Inspection inspection, MethodFact body, Value promise, int depth) {
        if (isMade(promise)) {
            return true;
        }
        if (depth == 0 || !(promise instanceof Value.Parameter captured)) {
            return false;
        }
        return group(inspection, body).anyMatch(outer -> outer.calls().stream()
                .flatMap(Values::functions)
                .filter(function -> function.implementation().equals(body.key())
                        && captured.index() < function.variables().size())
                .anyMatch(function ->
                        isLocalPromise(inspection, outer, function.variables().get(captured.index()), depth - 1)));
    }

    /** The method and its lambdas. */
    private static Stream<MethodFact> group(Inspection inspection, MethodFact body) {
        return inspection.program().type(body.named().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(other -> other.named().equals(body.named()));
    }

    /** It is failed or given up somewhere in the method, or handed to others, who may do so. */
    private static boolean isSeenTo(Inspection inspection, MethodFact body) {
        return group(inspection, body)
                .anyMatch(one -> one.calls().stream().anyMatch(PromiseLeftOpen::mayFailIt)
                        || one.accesses().stream()
                                .flatMap(access -> access.written().stream())
                                .anyMatch(PromiseLeftOpen::isMade));
    }

    private static boolean mayFailIt(CallSite call) {
        boolean fails = COMPLETES.containsKey(call.target().owner())
                && ALSO.contains(call.target().name());
        boolean references = Values.functions(call)
                .map(Value.Functional::implementation)
                .anyMatch(target -> COMPLETES.containsKey(target.owner()) && ALSO.contains(target.name()));
        boolean given = call.arguments().stream().anyMatch(PromiseLeftOpen::isMade)
                && !COMPLETES.containsKey(call.target().owner())
                && !call.target().name().equals("requireNonNull");
        return fails || references || given;
    }

    /** Why it may never come to the completion: the lambda is for results alone, or something before it may fail. */
    private static Optional<String> reason(Inspection inspection, Call call) {
        Optional<CallSite> giver = group(inspection, call.method())
                .flatMap(method -> method.calls().stream())
                .filter(other -> Values.functions(other).anyMatch(function -> function.implementation()
                        .equals(call.method().key())))
                .findFirst();
        if (giver.isEmpty()) {
            return Optional.empty();
        }
        if (ON_SUCCESS.contains(giver.get().target().name())) {
            return Optional.of("When what " + giver.get().target().name() + " waits for fails");
        }
        boolean isTask = TASKS.contains(giver.get().target().name());
        return isTask
                ? LatchNotCountedDown.firstThatMayFail(inspection, call)
                        .map(other -> "When " + other.target().name() + "() before it fails")
                : Optional.empty();
    }

    private static Problem problem(Call call, String when) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.LOW)
                .confidence(Confidence.MEDIUM)
                .message(when
                        + ", nobody completes the promise, and whoever waits for it waits for ever. Complete it with the"
                        + " failure too (completeExceptionally), or chain the stages.");
    }
}
