package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code names.flatMap(name -> Mono.just(load(name).block()))}: one reactive chain waits for another, on whatever thread
 * emits. Where that thread is known the wait is told as one on it.
 */
final class BridgeInOperator {

    private BridgeInOperator() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> wait.kind() == Kind.SYNC_BRIDGE
                        && wait.method().writtenIn().isPresent()
                        && inspection.place(wait) == Place.NOWHERE)
                .flatMap(wait -> operator(inspection, wait.method()).map(operator -> problem(wait, operator)).stream());
    }

    /** The call of a publisher that is given the lambda. */
    private static Optional<CallSite> operator(Inspection inspection, MethodFact lambda) {
        return inspection.program().type(lambda.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.named().equals(lambda.named()))
                .flatMap(method -> method.calls().stream())
                .filter(call -> Futures.isPublisher(inspection, call.target().owner()))
                .filter(call -> Values.functions(call)
                        .anyMatch(function -> function.implementation().equals(lambda.key())))
                .findFirst();
    }

    private static Problem problem(Wait wait, CallSite operator) {
        String name = operator.target().name();
        return Problem.at(wait.method(), wait.call())
                .severity(Severity.MEDIUM)
                .waitsIn(wait)
                .message(name + " runs its function on the thread that emits, where " + wait.called()
                        + " waits for another chain: it holds up that thread, and throws where the thread is one that must not"
                        + " wait. Chain the other one with flatMap or zip.");
    }
}
