package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Methods that call themselves again when what they tried failed, with the very same arguments: in a {@code catch} clause, or in what a future
 * or stream does after a failure. Nothing counts the tries.
 */
final class OneselfAgain {

    private static final Set<String> AFTER_FAILURE = Set.of(
            "exceptionallyCompose",
            "exceptionallyComposeAsync",
            "handle",
            "handleAsync",
            "onErrorResume",
            "onErrorResumeNext",
            "recoverWith",
            "recoverWithUni",
            "recoverWithMulti",
            "recover",
            "onFailure",
            "closeHandler",
            "exceptionHandler",
            "endHandler",
            "onClose",
            "doOnError",
            "catchingAsync");

    private static final Set<String> PAUSES =
            Set.of("sleep", "delayedExecutor", "schedule", "parkNanos", "await", "setTimer");

    private static final Pattern COUNTS =
            Pattern.compile("(increment|decrement|getAnd|addAnd|tryAcquire|tryConsume).*");

    private OneselfAgain() {}

    static Stream<Problem> retries(Inspection inspection) {
        return inspection.methods().flatMap(method -> again(inspection, method).stream());
    }

    private static Optional<Problem> again(Inspection inspection, MethodFact method) {
        return method.calls().stream()
                .filter(call -> call.target().equals(method.named())
                        && isAfterFailure(inspection, method, call)
                        && givesTheSame(method, call))
                .filter(call -> isRemote(inspection, method.named()) && !isCounted(method))
                .findFirst()
                .map(call -> problem(inspection, method, call));
    }

    private static boolean isAfterFailure(Inspection inspection, MethodFact method, CallSite call) {
        return method.writtenIn().isEmpty()
                ? inspection.choices().isAfterFailure(call.site())
                : inspection.program().callers(method.key()).stream()
                        .map(edge -> edge.site())
                        .anyMatch(handler ->
                                AFTER_FAILURE.contains(handler.target().name())
                                        && Values.functions(handler).anyMatch(task -> task.implementation()
                                                .equals(method.key())));
    }

    /** What it was called with itself, so that the call knows nothing of a number of tries. */
    private static boolean givesTheSame(MethodFact method, CallSite call) {
        List<Value> given = call.arguments();
        boolean lambda = method.writtenIn().isPresent();
        return IntStream.range(0, given.size())
                .allMatch(at ->
                        given.get(at) instanceof Value.Parameter parameter && (lambda || parameter.index() == at));
    }

    /** Something in the method asks another system, now or by a future. */
    private static boolean isRemote(Inspection inspection, MethodKey method) {
        return written(inspection, method).anyMatch(body -> body.calls().stream()
                .anyMatch(call -> !call.target().equals(method)
                        && (inspection.remote().at(body, call).isPresent() || asksLater(inspection, call))));
    }

    /** Gives a future or stream of the answer: by a client, or by a method of the project that ends in one. */
    private static boolean asksLater(Inspection inspection, CallSite call) {
        return RemotePublishers.isAsked(inspection, call.target())
                || call.target().name().endsWith("Async")
                || inspection.program().method(call.target()).stream()
                        .flatMap(own -> own.calls().stream())
                        .anyMatch(below -> below.target().name().endsWith("Async"));
    }

    /** Something is noted down on the way, which may well count. */
    private static boolean isCounted(MethodFact method) {
        return method.accesses().stream().anyMatch(access -> access.kind() == FieldAccess.Kind.WRITE)
                || method.calls().stream()
                        .anyMatch(call -> COUNTS.matcher(call.target().name()).matches());
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call) {
        boolean paused = written(inspection, method.named())
                .flatMap(body -> body.calls().stream())
                .anyMatch(one -> PAUSES.contains(one.target().name()));
        return Problem.at(method, call)
                .severity(paused ? Severity.LOW : Severity.MEDIUM)
                .confidence(Confidence.MEDIUM)
                .message(
                        "When this fails, " + method.named().name() + " calls itself again with the same arguments"
                                + (paused ? "" : " at once")
                                + ", and nothing counts how often: while the partner is down it never ends, and"
                                + " each try stands on top of the last. Stop after a few tries, with growing pauses and some chance in them.");
    }

    /** The method and the lambdas in it. */
    private static Stream<MethodFact> written(Inspection inspection, MethodKey method) {
        return inspection.program().type(method.owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(body -> body.named().equals(method));
    }
}
