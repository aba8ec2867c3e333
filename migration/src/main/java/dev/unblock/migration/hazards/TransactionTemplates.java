package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lambdas that a transaction template runs inside of a transaction. */
final class TransactionTemplates implements HazardCheck {

    private static final String OPERATIONS = "org.springframework.transaction.support.TransactionOperations";
    private static final String TEMPLATE = "org.springframework.transaction.support.TransactionTemplate";

    private final Set<MethodKey> bodies = new TreeSet<>();

    TransactionTemplates(Program program) {
        program.methods()
                .flatMap(method -> method.calls().stream())
                .filter(TransactionTemplates::isTemplate)
                .flatMap(call -> call.arguments().stream())
                .flatMap(Value::alternatives)
                .filter(Value.Functional.class::isInstance)
                .map(value -> ((Value.Functional) value).implementation())
                .forEach(bodies::add);
    }

    private static boolean isTemplate(CallSite call) {
        return call.target().owner().equals(TEMPLATE) || call.target().owner().equals(OPERATIONS);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return bodies.contains(method.key())
                ? Stream.of(Sighting.of(
                        Hazard.H1,
                        method.key(),
                        method.site(),
                        "a TransactionTemplate runs this part of "
                                + method.named().signature()))
                : Stream.empty();
    }
}
