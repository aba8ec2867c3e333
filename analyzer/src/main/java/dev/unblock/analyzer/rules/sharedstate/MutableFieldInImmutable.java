package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class MutableFieldInImmutable implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A class marked @Immutable has a field that is not final.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(MutableFieldInImmutable::isMarked)
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.STATIC)
                        && !field.is(Modifier.FINAL)
                        && !field.is(Modifier.TRANSIENT)
                        && !field.is(Modifier.SYNTHETIC))
                .map(field -> problem(inspection, field));
    }

    private static boolean isMarked(TypeFact type) {
        return type.kind() == TypeFact.Kind.CLASS
                && type.annotations().stream()
                        .anyMatch(mark -> Descriptors.simpleName(mark.type()).equals("Immutable")
                                && !mark.type().startsWith("org.hibernate."));
    }

    private static Problem problem(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(Use::isWrite)
                .toList();
        return Problem.on(
                        field,
                        writes.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(writes.isEmpty() ? Severity.LOW : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + " is marked immutable, but its field "
                        + field.key().name()
                        + " is not final: only final fields are seen complete by threads that get the object without a lock."
                        + " Make it final.")
                .related(writes.stream().map(FieldRule::location).distinct().toList());
    }
}
