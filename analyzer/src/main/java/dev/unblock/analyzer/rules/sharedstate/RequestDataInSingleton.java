package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.List;
import java.util.stream.Stream;

final class RequestDataInSingleton implements FieldRule {

    @Override
    public String summary() {
        return "A field of a shared object is used as if it were a local variable: for what one call was given.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> !field.is(Modifier.STATIC) && !field.is(Modifier.FINAL));
    }

    /** Plain writes without a guard have a rule of their own; a lock or volatile hides the mistake, it does not cure it. */
    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        ConcurrentAccess accesses = inspection.accesses();
        List<Use> uses = accesses.usesInLife(field);
        List<MethodFact> users = uses.stream().map(Use::method).distinct().toList();
        boolean told =
                !field.is(Modifier.VOLATILE) && !accesses.unguardedWrites(field).isEmpty();
        if (users.size() != 1 || told || !uses.get(0).isWrite()) {
            return List.of();
        }
        boolean given = uses.stream().filter(Use::isWrite).allMatch(RequestDataInSingleton::isGiven);
        boolean read = uses.stream().anyMatch(use -> use.access().kind() == FieldAccess.Kind.READ);
        return given && read ? uses : List.of();
    }

    /** Nothing of the old value is in it: what the caller brought, or what was asked with that. */
    private static boolean isGiven(Use write) {
        return write.access().written().stream()
                .anyMatch(value -> value.parts().anyMatch(Value.Parameter.class::isInstance)
                        && value.parts().noneMatch(Value.FieldRead.class::isInstance));
    }

    @Override
    public String whatGoesWrong() {
        return "keeps what one call was given and is used by that method alone: between two uses another call puts its own"
                + " value there, and it stays there afterwards";
    }

    @Override
    public String cure() {
        return "Make it a local variable or a parameter.";
    }
}
