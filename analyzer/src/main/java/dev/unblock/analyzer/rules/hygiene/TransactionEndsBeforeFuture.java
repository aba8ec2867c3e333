package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;

final class TransactionEndsBeforeFuture implements MethodRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A @Transactional method returns a future: the transaction ends before the work does.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, SpringAnnotations.TRANSACTIONAL)
                .filter(annotation -> Futures.isFuture(inspection, method.key().returnType()))
                .filter(annotation -> SpringAnnotations.own(inspection, method, SpringAnnotations.ASYNC)
                        .isEmpty())
                .map(annotation -> Problem.at(method)
                        .severity(Severity.MEDIUM)
                        .message(
                                "The transaction is committed when this method returns, not when its future completes, and"
                                        + " does not reach the thread that does the work. Open it inside the task.")
                        .remedy(Remedy.manual("H1: a transaction is bound to its thread.")));
    }
}
