package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code persist} of entities whose key the database need not be asked for: they go to it with the next flush, all
 * together where batches are on.
 */
final class Flushes {

    private static final List<String> CONTEXTS =
            List.of("jakarta.persistence.EntityManager", "javax.persistence.EntityManager");
    private static final Set<String> WITHOUT_INSERT = Set.of("SEQUENCE", "TABLE", "UUID");

    private Flushes() {}

    static boolean isLeftTo(Inspection inspection, Wait wait) {
        return wait.target().name().equals("persist")
                && CONTEXTS.stream()
                        .anyMatch(type -> inspection.isSubtype(wait.target().owner(), type))
                && wait.call().arguments().stream()
                        .limit(1)
                        .flatMap(entity -> types(inspection, wait.method(), entity))
                        .anyMatch(type -> hasKeyBefore(inspection, type));
    }

    private static Stream<String> types(Inspection inspection, MethodFact method, Value entity) {
        if (entity instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return Stream.of(method.parameters().get(parameter.index()).type());
        }
        return inspection.program().origins(method.key(), entity).stream()
                .filter(Value.Allocation.class::isInstance)
                .map(made -> ((Value.Allocation) made).type());
    }

    private static boolean hasKeyBefore(Inspection inspection, String entity) {
        Stream<TypeFact> types = Stream.concat(
                        Stream.of(entity), inspection.program().facts().hierarchy().supertypes(entity).stream())
                .flatMap(type -> inspection.program().type(type).stream());
        return types.flatMap(type -> type.fields().stream())
                .filter(field -> has(field, "Id"))
                .findFirst()
                .filter(Flushes::isKnownBefore)
                .isPresent();
    }

    private static boolean isKnownBefore(FieldFact key) {
        Optional<String> strategy = key.annotations().stream()
                .filter(annotation -> annotation.type().endsWith(".persistence.GeneratedValue"))
                .map(generated -> generated.text("strategy").orElse("AUTO"))
                .findFirst();
        return strategy.map(name -> WITHOUT_INSERT.contains(name.substring(name.lastIndexOf('.') + 1)))
                .orElse(true);
    }

    private static boolean has(FieldFact field, String annotation) {
        return field.annotations().stream().anyMatch(one -> one.type().endsWith(".persistence." + annotation));
    }
}
