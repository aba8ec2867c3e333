package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.MethodFact;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule that judges the declaration of one method at a time. */
public interface MethodRule extends Rule {

    Optional<Problem> judge(Inspection inspection, MethodFact method);

    @Override
    default Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> judge(inspection, method).stream());
    }
}
