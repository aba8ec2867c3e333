package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Futures and publishers that are returned out of a {@code try} whose resource they still need: it is closed by then. */
final class ReturnedWhileClosing {

    private static final List<String> LATER = List.of(
            "java.util.concurrent.CompletionStage",
            "org.reactivestreams.Publisher",
            "java.util.concurrent.Flow$Publisher");

    private ReturnedWhileClosing() {}

    /** @param waitsAtClose whether closing what the call opens waits for what was asked of it */
    static Stream<Problem> in(
            Inspection inspection, MethodFact method, BiPredicate<Inspection, CallSite> waitsAtClose) {
        if (LATER.stream().noneMatch(later -> inspection.isSubtype(method.key().returnType(), later))) {
            return Stream.empty();
        }
        return method.returned().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .flatMap(returned -> method.callAt(returned.call()).stream()
                        .flatMap(last -> problem(inspection, method, returned, last, waitsAtClose)));
    }

    private static Stream<Problem> problem(
            Inspection inspection,
            MethodFact method,
            Value.Result returned,
            CallSite last,
            BiPredicate<Inspection, CallSite> waitsAtClose) {
        return inspection
                .tries()
                .around(last.site())
                .flatMap(attempt -> opened(method, attempt))
                .filter(opening -> !waitsAtClose.test(inspection, opening))
                .flatMap(opening -> using(inspection, method, returned, opening))
                .limit(1);
    }

    private static Stream<CallSite> opened(MethodFact method, TryFact attempt) {
        return method.calls().stream()
                .filter(call ->
                        attempt.head().holds(call.site()) && !attempt.body().holds(call.site()));
    }

    /** Asked of the resource itself, which answers later, or by a function that is subscribed to later. */
    private static Stream<Problem> using(
            Inspection inspection, MethodFact method, Value.Result returned, CallSite opening) {
        return returned.parts()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(part -> isAskedLater(inspection, part, opening))
                .flatMap(part -> method.callAt(part.call()).stream())
                .limit(1)
                .map(call -> Problem.at(method, call)
                        .severity(Severity.HIGH)
                        .message(
                                "What is returned here goes on after the return and still needs what this try closes at the"
                                        + " return. Close it when the result completes (whenComplete, Mono.using), or wait inside of"
                                        + " the try.")
                        .related(List.of(new Location(
                                opening.site().file(), opening.site().line(), "closed by this method"))));
    }

    private static boolean isAskedLater(Inspection inspection, Value.Result part, CallSite opening) {
        boolean later = LATER.stream()
                .anyMatch(type -> inspection.isSubtype(part.target().returnType(), type));
        boolean ofResource = part.receiver().filter(opening::gives).isPresent();
        boolean byFunction = part.target().owner().startsWith("reactor.core.publisher.")
                && part.arguments().stream()
                        .filter(Value.Functional.class::isInstance)
                        .flatMap(function -> ((Value.Functional) function).captured().stream())
                        .anyMatch(opening::gives);
        return later && (ofResource || byFunction);
    }
}
