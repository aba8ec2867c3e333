package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Setters that Lombok makes for fields of singletons, by its annotations: they themselves stand in class files only. */
final class GeneratedSetters {

    private static final String SETTER = "lombok.Setter";
    private static final String DATA = "lombok.Data";

    private GeneratedSetters() {}

    static Stream<Problem> ofSingletons(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> inspection.program().scope(type.name()) == Scope.SINGLETON)
                .flatMap(type -> type.fields().stream()
                        .filter(field ->
                                isSettable(type, field) && inspection.accesses().isSharedField(field.key()))
                        .filter(field ->
                                inspection.accesses().unguardedWrites(field).isEmpty())
                        .flatMap(field -> problem(inspection, field).stream()));
    }

    private static boolean isSettable(TypeFact type, FieldFact field) {
        if (field.is(Modifier.FINAL) || field.is(Modifier.STATIC) || field.is(Modifier.VOLATILE)) {
            return false;
        }
        Optional<AnnotationFact> own = field.annotation(SETTER);
        return own.isPresent()
                ? own.filter(GeneratedSetters::isOpen).isPresent()
                : type.annotation(DATA).isPresent()
                        || type.annotation(SETTER)
                                .filter(GeneratedSetters::isOpen)
                                .isPresent();
    }

    private static boolean isOpen(AnnotationFact setter) {
        return setter.texts("value").stream().noneMatch(level -> level.matches("(.*\\.)?(NONE|PRIVATE)"));
    }

    /** One that nobody calls is an invitation only; one that only the container calls wires the object. */
    private static Optional<Problem> problem(Inspection inspection, FieldFact field) {
        String name = field.key().name();
        String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        List<MethodKey> callers = inspection
                .calls()
                .filter(call -> call.name().equals(setter)
                        && call.owner().equals(field.key().owner()))
                .filter(call -> !inspection.accesses().isBuilding(call.method()))
                .map(call -> call.method().key())
                .distinct()
                .toList();
        if (callers.isEmpty() && !isPlainData(field)) {
            return Optional.empty();
        }
        return Optional.of(Problem.on(field, callers)
                .severity(Severity.INFO)
                .message("Lombok makes " + setter + " for this field of an object that all threads share"
                        + (callers.isEmpty()
                                ? ", though nothing calls it yet: whoever does changes it for all."
                                : ", and it is called while the application runs: threads overwrite each other's values"
                                        + " or never see them.")
                        + " Make the field final and inject it through the constructor, or pass the value along."));
    }

    /** What the container wires by setter is an object of the application or a library; values are state. */
    private static boolean isPlainData(FieldFact field) {
        return FieldWrites.isPrimitive(field.type()) || field.type().startsWith("java.");
    }
}
