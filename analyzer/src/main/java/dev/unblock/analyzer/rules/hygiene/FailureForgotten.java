package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** Finds where a task's failure is taken out of its future and dropped: {@code catch (ExecutionException e) { return null; }}. */
final class FailureForgotten {

    private static final Set<String> FAILURES =
            Set.of("java.util.concurrent.ExecutionException", "java.util.concurrent.CompletionException");
    private static final String INTERRUPTED = "java.lang.InterruptedException";
    private static final Set<String> ASKED = Set.of("getCause", "getMessage", "addSuppressed", "initCause");
    private static final Set<String> ASKS = Set.of("get", "join", "invokeAny");

    private FailureForgotten() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.catches().stream()
                .filter(clause -> isOfFailure(clause) && asksBefore(method, clause))
                .filter(clause -> isEmpty(clause) || isReplaced(inspection, clause))
                .map(clause -> problem(method, clause)));
    }

    /** A clause that takes the interrupt as well is told as such. */
    private static boolean isOfFailure(CatchFact clause) {
        return clause.types().stream().anyMatch(FAILURES::contains)
                && !clause.types().contains(INTERRUPTED);
    }

    private static boolean isEmpty(CatchFact clause) {
        return clause.calls().isEmpty()
                && !clause.uses().contains(Use.RETHROWN)
                && !clause.uses().contains(Use.PASSED_ON);
    }

    /** Another exception is thrown, which is given nothing of this one: {@code throw new IllegalStateException("failed")}. */
    private static boolean isReplaced(Inspection inspection, CatchFact clause) {
        return clause.uses().contains(Use.RETHROWN)
                && !clause.uses().contains(Use.PASSED_ON)
                && clause.calls().stream()
                        .anyMatch(made -> made.isConstructor() && isThrowable(inspection, made.owner()))
                && clause.calls().stream()
                        .noneMatch(asked -> !asked.isConstructor()
                                && (isThrowable(inspection, asked.owner()) || ASKED.contains(asked.name())));
    }

    private static boolean isThrowable(Inspection inspection, String type) {
        return inspection.isSubtype(type, "java.lang.Throwable");
    }

    private static boolean asksBefore(MethodFact method, CatchFact clause) {
        return method.calls().stream()
                .filter(call -> call.site().line() <= clause.site().line())
                .filter(call -> call.handled().stream().anyMatch(FAILURES::contains))
                .map(CallSite::target)
                .anyMatch(asked -> ASKS.contains(asked.name()));
    }

    private static Problem problem(MethodFact method, CatchFact clause) {
        return Problem.at(method, clause.site(), clause.types().get(0))
                .severity(Severity.LOW)
                .message(
                        "The task failed, and why is dropped here with the exception: bugs look like empty results. Log its"
                                + " cause, or throw it on.");
    }
}
