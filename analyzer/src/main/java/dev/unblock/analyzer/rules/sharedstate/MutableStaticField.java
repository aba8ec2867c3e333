package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class MutableStaticField implements FieldRule {

    @Override
    public String summary() {
        return "A static field is written by running code without a guard.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> field.is(Modifier.STATIC) && !field.is(Modifier.VOLATILE));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field).stream()
                .filter(use -> !SetUp.is(inspection, use.method()) && !isUnusedSwitch(inspection, use.method()))
                .toList();
        boolean told = writes.stream().allMatch(use -> FieldWrites.isUpdate(use) || FieldWrites.isLazy(use));
        return told ? List.of() : writes;
    }

    /** A static method that does no more than keep what it is given sets the process up, as a rule. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean harmless = wrong.stream().allMatch(MutableStaticField::isKept)
                || Meeting.isDoubtful(inspection, field, wrong, concurrent)
                || FieldWrites.isMark(field, wrong)
                || FieldWrites.isSameAgain(inspection, wrong)
                || wrong.stream().allMatch(MutableStaticField::isOfTheOnlyOne);
        return harmless ? Severity.INFO : severity(field, wrong, concurrent);
    }

    /** The only object of its class makes itself known, and is forgotten again at its end. */
    private static boolean isOfTheOnlyOne(Use use) {
        boolean known = use.method().key().isConstructor()
                && use.access().written().filter(Value.Self.class::isInstance).isPresent();
        return known || use.access().written().filter(Values::isNull).isPresent();
    }

    private static boolean isKept(Use use) {
        return use.method().is(Modifier.STATIC)
                && use.method().calls().isEmpty()
                && use.access()
                        .written()
                        .filter(Value.Parameter.class::isInstance)
                        .isPresent();
    }

    /** A switch that nothing in the program turns, such as one for tests. */
    private static boolean isUnusedSwitch(Inspection inspection, MethodFact method) {
        return method.key().isSetter()
                && method.is(Modifier.STATIC)
                && method.parameters().size() == 1
                && inspection.place(method) == Place.NOWHERE;
    }

    @Override
    public String whatGoesWrong() {
        return "is static and written by running code without a guard: every thread of the process changes the same value";
    }

    @Override
    public String cure() {
        return "Make it an instance field of what it describes, or an atomic, or guard it by one lock.";
    }
}
