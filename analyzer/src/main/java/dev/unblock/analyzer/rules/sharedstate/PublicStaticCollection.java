package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class PublicStaticCollection implements Rule {

    private static final Set<String> CHANGEABLE =
            Set.of("java.util.Date", "java.util.concurrent.atomic.AtomicReference", "java.lang.StringBuffer");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A public static final array or collection that anybody can change.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> !GeneratedCode.is(inspection, type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.PUBLIC) && field.is(Modifier.STATIC) && field.is(Modifier.FINAL))
                .filter(field -> !field.is(Modifier.SYNTHETIC))
                .filter(field -> isChangeable(inspection, field))
                .map(field -> problem(inspection, field));
    }

    /** What it is given can be changed by whoever has it. */
    static boolean isChangeable(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .flatMap(use -> use.access().written().stream())
                .anyMatch(value -> isChangeable(inspection, value));
    }

    private static boolean isChangeable(Inspection inspection, Value value) {
        if (!(value instanceof Value.Allocation made)) {
            return value instanceof Value.Result result
                    && result.target().owner().equals("java.util.Arrays")
                    && result.target().name().equals("asList");
        }
        return made.type().endsWith("[]")
                ? !isEmpty(made)
                : Containers.isUnsafe(inspection, value) || CHANGEABLE.contains(made.type());
    }

    private static boolean isEmpty(Value.Allocation array) {
        return array.arguments().isEmpty()
                || array.arguments().size() == 1 && array.arguments().get(0).equals(new Value.Constant("int", "0"));
    }

    /** An interface has no other place for what its methods set, and the reference is made for threads. */
    private static boolean isReferenceOfInterface(Inspection inspection, FieldFact field) {
        return field.type().startsWith("java.util.concurrent.atomic.")
                && inspection
                        .program()
                        .type(field.key().owner())
                        .filter(type -> type.kind() == TypeFact.Kind.INTERFACE)
                        .isPresent();
    }

    private static Problem problem(Inspection inspection, FieldFact field) {
        return Problem.on(field, List.of())
                .severity(isReferenceOfInterface(inspection, field) ? Severity.INFO : Severity.LOW)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is final, but what it holds is not: any code on any thread can change it while others read it."
                        + " Hold an immutable copy (List.of, Map.copyOf), or make it private.");
    }
}
