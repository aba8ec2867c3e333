package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Confidence;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code names.map(name -> jdbc.queryForObject(…, name))}: a function of a reactive chain waits, on whatever thread emits.
 * Where that thread is known the wait is told as one on it.
 */
final class WaitInOperator {

    private static final List<String> OPERATORS =
            List.of("reactor.core.publisher.", "io.reactivex.", "io.smallrye.mutiny.", "rx.");

    /** These run their function where the chain is subscribed, which is how work that waits is taken elsewhere. */
    private static final Set<String> SOURCES = Set.of(
            "fromCallable",
            "fromSupplier",
            "fromRunnable",
            "fromAction",
            "fromFuture",
            "defer",
            "create",
            "generate",
            "using",
            "usingWhen",
            "item",
            "items",
            "emitter",
            "deferred",
            "uni",
            "multi",
            "doOnSubscribe",
            "doFirst",
            "subscribe",
            "forEach",
            "blockingForEach",
            "blockingSubscribe");

    private final Inspection inspection;
    private final boolean calledByOthersAlone;

    private WaitInOperator(Inspection inspection) {
        this.inspection = inspection;
        this.calledByOthersAlone = inspection.program().entryPoints().stream()
                .filter(entry -> entry.thread() == ThreadContext.REQUEST)
                .allMatch(entry -> entry.kind().equals("public-api"));
    }

    static Stream<Problem> inspect(Inspection inspection) {
        WaitInOperator look = new WaitInOperator(inspection);
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(look::isOperator)
                .flatMap(operator -> Values.functions(operator)
                        .flatMap(function -> look.problems(method, operator, function.implementation()))));
    }

    private boolean isOperator(CallSite call) {
        String owner = call.target().owner();
        return !SOURCES.contains(call.target().name())
                && (OPERATORS.stream().anyMatch(owner::startsWith) || Futures.isPublisher(inspection, owner));
    }

    private Stream<Problem> problems(MethodFact method, CallSite operator, MethodKey function) {
        boolean staysHere = isOnUnknownThread(method)
                && inspection
                        .program()
                        .callees(method.key(), operator)
                        .anyMatch(edge ->
                                edge.callee().equals(function) && edge.hop().isSameThread());
        return inspection.program().method(function).filter(body -> staysHere).stream()
                .flatMap(body -> body.writtenIn().isPresent()
                        ? inLambda(operator, body)
                        : Waited.longIn(inspection, function).stream()
                                .map(wait -> below(method, operator, operator, wait)));
    }

    /** Nobody is known to run it; of a library, somebody may, on threads of his own. */
    private boolean isOnUnknownThread(MethodFact body) {
        Place place = inspection.place(body);
        return place == Place.NOWHERE || place == Place.REQUEST && calledByOthersAlone;
    }

    private Stream<Problem> inLambda(CallSite operator, MethodFact lambda) {
        List<Wait> here = inspection.waitsOfNote(lambda.key()).toList();
        return here.isEmpty()
                ? lambda.calls().stream()
                        .flatMap(call -> helper(lambda, call).map(wait -> below(lambda, operator, call, wait)).stream())
                        .limit(1)
                : here.stream().map(wait -> problem(wait, operator));
    }

    private Optional<Wait> helper(MethodFact lambda, CallSite call) {
        return inspection
                .program()
                .callees(lambda.key(), call)
                .filter(edge -> edge.hop().isSameThread())
                .map(CallEdge::callee)
                .flatMap(callee -> Waited.longIn(inspection, callee).stream())
                .findFirst();
    }

    private static Problem problem(Wait wait, CallSite operator) {
        return Problem.at(wait.method(), wait.call())
                .severity(severity(wait))
                .confidence(wait.kind() == Kind.SYNC_BRIDGE ? Confidence.HIGH : Confidence.MEDIUM)
                .waitsIn(wait)
                .message(message(operator, wait));
    }

    private static Problem below(MethodFact method, CallSite operator, CallSite call, Wait wait) {
        return Problem.at(method, call)
                .severity(severity(wait))
                .confidence(Confidence.MEDIUM)
                .waitsIn(wait)
                .related(List.of(new Location(
                        wait.call().site().file(), wait.call().site().line(), "waits here")))
                .message(message(operator, wait));
    }

    private static Severity severity(Wait wait) {
        return wait.kind().group() == Kind.Group.LOCK ? Severity.LOW : Severity.MEDIUM;
    }

    private static String message(CallSite operator, Wait wait) {
        String where = operator.target().name() + " runs its function on the thread that emits, where " + wait.called();
        return wait.kind() == Kind.SYNC_BRIDGE
                ? where
                        + " waits for another chain: it holds up that thread, and throws where the thread is one that must not"
                        + " wait. Chain the other one with flatMap or zip."
                : where
                        + " waits: an event loop, unless somebody chose another. Wrap the call in a publisher of its own, and"
                        + " subscribe to that on a scheduler for work that waits.";
    }
}
