package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether somebody on the way up takes a failure in a loop and goes on with it, so that what it stood for is lost. */
final class GoesOn {

    private static final int MOST = 200;

    private final Inspection inspection;
    private final List<String> failures;

    private GoesOn(Inspection inspection, List<String> failures) {
        this.inspection = inspection;
        this.failures = failures;
    }

    /** After one of these failures, which the method throws. */
    static boolean after(Inspection inspection, MethodFact failing, List<String> failures) {
        return new GoesOn(inspection, failures).isLostAbove(failing);
    }

    private boolean isLostAbove(MethodFact failing) {
        Set<MethodKey> seen = new HashSet<>();
        Deque<MethodKey> next = new ArrayDeque<>(List.of(failing.key()));
        while (!next.isEmpty() && seen.size() < MOST) {
            MethodKey at = next.remove();
            if (!seen.add(at)) {
                continue;
            }
            for (CallEdge step : inspection.program().callers(at)) {
                if (!step.hop().isSameThread()) {
                    continue;
                }
                if (isTakenInLoop(step)) {
                    return true;
                }
                if (step.site().handled().stream().noneMatch(this::takes)) {
                    next.add(step.caller());
                }
            }
        }
        return false;
    }

    /** The clause stands in the loop, and not around it. */
    private boolean isTakenInLoop(CallEdge step) {
        return inspection.program().method(step.caller()).stream()
                .flatMap(caller -> caller.catches().stream())
                .filter(clause ->
                        clause.site().inLoop() && clause.types().stream().anyMatch(this::takes))
                .anyMatch(clause -> isAround(step.site().site(), clause));
    }

    private boolean isAround(Site call, CatchFact clause) {
        return inspection
                .tries()
                .endingIn(clause.site())
                .filter(attempt -> attempt.body().holds(call))
                .isPresent();
    }

    private boolean takes(String clause) {
        return failures.stream().anyMatch(failure -> inspection.isSubtype(failure, clause));
    }
}
