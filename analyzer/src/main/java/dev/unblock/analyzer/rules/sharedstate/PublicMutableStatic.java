package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class PublicMutableStatic implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A public static field that anybody can replace at any time.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type ->
                        !type.modifiers().contains(Modifier.PRIVATE) && !GeneratedCode.is(inspection, type.name()))
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.PUBLIC) && field.is(Modifier.STATIC) && !field.is(Modifier.FINAL))
                .filter(field -> !isToldElsewhere(inspection, field))
                .map(field -> problem(inspection, field));
    }

    private static boolean isToldElsewhere(Inspection inspection, FieldFact field) {
        return inspection.accesses().unguardedWrites(field).stream().anyMatch(use -> !FieldWrites.isUpdate(use));
    }

    /** The program sets it while it starts, or a reader of arguments does by an annotation: final it cannot be. */
    private static boolean isSet(Inspection inspection, FieldFact field) {
        return !field.annotations().isEmpty()
                || inspection.accesses().uses(field.key()).stream()
                        .anyMatch(use ->
                                use.isWrite() && !use.method().key().name().equals("<clinit>"));
    }

    private static Problem problem(Inspection inspection, FieldFact field) {
        return Problem.on(field, List.of())
                .severity(isSet(inspection, field) ? Severity.INFO : Severity.LOW)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is public, static and not final: anybody can replace it at any time, and no lock can be agreed on."
                        + " Make it final, or private behind methods.");
    }
}
