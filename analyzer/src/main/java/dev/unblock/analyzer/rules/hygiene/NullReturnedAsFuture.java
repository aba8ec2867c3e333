package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;

final class NullReturnedAsFuture implements MethodRule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A method that promises a future returns null.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        String type = method.key().returnType();
        boolean promises = Futures.isFuture(inspection, type) || Futures.isPublisher(inspection, type);
        boolean returnsNull =
                method.returned().stream().flatMap(Value::alternatives).anyMatch(Values::isNull);
        return promises && returnsNull
                ? Optional.of(Problem.at(method)
                        .severity(Severity.HIGH)
                        .message("This method promises a " + type
                                + " and returns null in one way: the caller's next stage fails far from here. Return a"
                                + " completed or failed one."))
                : Optional.empty();
    }
}
