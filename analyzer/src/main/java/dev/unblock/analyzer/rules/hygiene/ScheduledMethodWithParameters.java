package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

/** Finds scheduled methods that nobody could call: there is nothing to give them. */
final class ScheduledMethodWithParameters implements MethodRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A @Scheduled method has parameters, and so can never be run.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        boolean scheduled = SpringAnnotations.own(inspection, method, SpringAnnotations.SCHEDULED)
                .isPresent();
        return scheduled && !method.parameters().isEmpty() && !isSuspending(method)
                ? Optional.of(Problem.at(method)
                        .severity(Severity.HIGH)
                        .message(
                                "Spring has nothing to give to a scheduled method's parameters: the application does not start"
                                        + " with it. Let the method ask for what it needs."))
                : Optional.empty();
    }

    private static boolean isSuspending(MethodFact method) {
        return method.parameters().stream().anyMatch(one -> one.type().startsWith("kotlin."));
    }
}
