package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

final class ConditionWaitOutsideLoop implements Rule {

    private static final Set<String> CONDITIONS = Set.of("java.lang.Object", "java.util.concurrent.locks.Condition");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "wait() or await() outside a loop believes every wake-up.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> CONDITIONS.contains(wait.api().type())
                        && !wait.call().site().inLoop())
                .filter(wait -> !isForCallers(wait) || !isCalledInLoops(inspection, wait))
                .map(wait -> problem(wait, isForCallers(wait) && isCalled(inspection, wait)));
    }

    /** The method does nothing else: whoever calls it looks at the condition. */
    private static boolean isForCallers(Wait wait) {
        return wait.method().calls().size() == 1;
    }

    private static boolean isCalled(Inspection inspection, Wait wait) {
        return !inspection.program().callers(wait.method().key()).isEmpty();
    }

    private static boolean isCalledInLoops(Inspection inspection, Wait wait) {
        return isCalled(inspection, wait)
                && inspection.program().callers(wait.method().key()).stream()
                        .allMatch(edge -> edge.site().site().inLoop());
    }

    private static Problem problem(Wait wait, boolean forCallers) {
        boolean quiet = forCallers || wait.bound() == Wait.Bound.TIMED;
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(quiet ? Severity.INFO : Severity.MEDIUM)
                .sink(wait.kind().label(), wait.called())
                .message(wait.target().name()
                        + " can return without its condition being true, and a signal sent before is never seen. Call it in a"
                        + " loop that checks the condition.");
    }
}
