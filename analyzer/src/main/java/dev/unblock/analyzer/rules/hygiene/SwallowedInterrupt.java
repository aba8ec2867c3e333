package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

final class SwallowedInterrupt implements Rule {

    private static final String INTERRUPTED = "java.lang.InterruptedException";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "InterruptedException is caught and the thread's interrupt flag is not set again.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.catches().stream()
                .filter(c -> c.types().contains(INTERRUPTED) && isSwallowed(inspection, c))
                .map(c -> problem(inspection, method, c)));
    }

    private static boolean isSwallowed(Inspection inspection, CatchFact clause) {
        if (clause.uses().contains(Use.INTERRUPT_RESTORED)) {
            return false;
        }
        return !clause.uses().contains(Use.RETHROWN) || isWrapped(inspection, clause);
    }

    /** Thrown on inside another exception, which does not say that the thread shall stop. */
    private static boolean isWrapped(Inspection inspection, CatchFact clause) {
        return clause.calls().stream()
                .anyMatch(call -> call.isConstructor()
                        && inspection.isSubtype(call.owner(), "java.lang.Throwable")
                        && !inspection.isSubtype(call.owner(), INTERRUPTED)
                        && !inspection.isSubtype(call.owner(), "java.io.InterruptedIOException"));
    }

    private static Problem problem(Inspection inspection, MethodFact method, CatchFact clause) {
        boolean wrapped = clause.uses().contains(Use.RETHROWN);
        Place place = inspection.place(method);
        boolean harmless = place == Place.MAIN || place == Place.TEST;
        return Problem.at(method, clause.site(), INTERRUPTED)
                .severity(harmless ? Severity.INFO : wrapped ? Severity.LOW : Severity.MEDIUM)
                .message("The interrupt is " + (wrapped ? "wrapped" : "swallowed")
                        + ": whoever asked this thread to stop, an executor shutting down or a caller that gave up, is not"
                        + " heard further up. Call Thread.currentThread().interrupt() first.")
                .remedy(Remedy.recipe("RestoreInterruptFlag", 1));
    }
}
