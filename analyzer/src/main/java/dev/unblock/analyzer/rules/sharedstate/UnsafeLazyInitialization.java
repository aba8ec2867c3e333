package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class UnsafeLazyInitialization implements FieldRule {

    @Override
    public String summary() {
        return "A shared field is filled on first use without a guard.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> !field.is(Modifier.VOLATILE) && !FieldWrites.isPrimitive(field.type()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field);
        return writes.stream().allMatch(FieldWrites::isLazy) ? writes : List.of();
    }

    /** What is the same twice, and never seen half built, may be made twice; and what is made at the start is made once. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean harmless = Unchanging.isValue(field.type())
                || Meeting.isDoubtful(inspection, field, wrong)
                || wrong.stream().allMatch(use -> makesUnchanging(inspection, use));
        return harmless ? Severity.INFO : severity(field, wrong, concurrent);
    }

    private static boolean makesUnchanging(Inspection inspection, Use use) {
        return use.access().written().stream()
                .flatMap(Value::alternatives)
                .allMatch(value -> Unchanging.isMade(inspection, value));
    }

    @Override
    public String whatGoesWrong() {
        return "is filled on first use without a guard: two threads can each make one, and a third can see it half built";
    }

    @Override
    public String cure() {
        return "Make it in the constructor, in a holder class, or under a lock.";
    }
}
