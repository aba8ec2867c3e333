package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class MutableEnum implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A constant of an enum is changed, or lets anybody change it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.ENUM)
                .flatMap(type -> type.fields().stream())
                .filter(field ->
                        !field.is(Modifier.STATIC) && !field.is(Modifier.VOLATILE) && !field.is(Modifier.SYNTHETIC))
                .filter(field -> !field.is(Modifier.FINAL) || isOpen(inspection, field))
                .flatMap(field -> problem(inspection, field));
    }

    /** Final, but what it holds can be changed by everybody. */
    private static boolean isOpen(Inspection inspection, FieldFact field) {
        return field.is(Modifier.PUBLIC) && PublicStaticCollection.isChangeable(inspection, field);
    }

    private static boolean isCalled(Inspection inspection, List<Use> writes) {
        return writes.stream()
                .anyMatch(
                        use -> !inspection.program().callers(use.method().key()).isEmpty());
    }

    /** A setting that is kept with what it is about is given by one hand, as a rule, and so is what the start does. */
    private static Severity severity(Inspection inspection, List<Use> writes) {
        if (!writes.isEmpty()
                && writes.stream()
                        .allMatch(
                                use -> use.method().key().isSetter() || SetUp.isMeantAsOne(inspection, use.method()))) {
            return Severity.INFO;
        }
        return isCalled(inspection, writes) ? Severity.MEDIUM : Severity.LOW;
    }

    private static Stream<Problem> problem(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field).stream()
                .filter(use -> !FieldWrites.isLazy(use))
                .toList();
        if (writes.isEmpty() && !field.is(Modifier.PUBLIC)) {
            return Stream.empty();
        }
        return Stream.of(Problem.on(
                        field,
                        writes.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(severity(inspection, writes))
                .message("Field " + field.key().name()
                        + " of the enum can change, but there is one such constant for the"
                        + " whole process: a change by one thread is seen, or half seen, by all others."
                        + " Make the field private and final, and keep what changes elsewhere.")
                .related(writes.stream().map(FieldRule::location).distinct().toList()));
    }
}
