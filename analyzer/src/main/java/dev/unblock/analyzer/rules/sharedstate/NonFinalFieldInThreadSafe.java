package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class NonFinalFieldInThreadSafe implements Rule {

    private static final Set<String> DEFAULTS = Set.of("0", "false", "0.0");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A class marked @ThreadSafe sets a field in its constructor only, which is not final.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.CLASS
                        && inspection.accesses().isDeclaredThreadSafe(type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.FINAL)
                        && !field.is(Modifier.VOLATILE)
                        && !field.is(Modifier.STATIC)
                        && !field.is(Modifier.SYNTHETIC))
                .filter(field -> field.annotations().isEmpty() && isSetOnceAndRead(inspection.accesses(), field))
                .map(NonFinalFieldInThreadSafe::problem);
    }

    /** Nothing but the constructor gives it a value, and somebody reads it without a lock. */
    private static boolean isSetOnceAndRead(ConcurrentAccess accesses, FieldFact field) {
        List<Use> later = accesses.usesAfterConstruction(field);
        return later.stream().noneMatch(Use::isWrite)
                && later.stream().anyMatch(use -> !accesses.isGuarded(use))
                && accesses.uses(field.key()).stream()
                        .flatMap(use -> use.access().written().stream())
                        .anyMatch(value -> !isDefault(value));
    }

    /** What a thread sees in any case. */
    private static boolean isDefault(Value value) {
        return value instanceof Value.Constant constant
                && (constant.type().equals("null") || DEFAULTS.contains(String.valueOf(constant.text())));
    }

    private static Problem problem(FieldFact field) {
        return Problem.on(field, List.of())
                .severity(Severity.LOW)
                .message("The class of " + Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is marked thread-safe, but only final and volatile fields are seen complete by a thread that gets"
                        + " the object without a lock. Make it final.");
    }
}
