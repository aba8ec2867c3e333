package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.LockSets;
import dev.unblock.analyzer.program.Program.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class StaticFieldUnderInstanceLock implements FieldRule {

    @Override
    public String summary() {
        return "A static field is guarded by a lock that each object has for itself.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> field.is(Modifier.STATIC))
                .filter(field -> !field.is(Modifier.FINAL) || Containers.holdsUnsafe(inspection, field.key()))
                // Of a singleton there is one object and so one lock.
                .filter(field -> inspection.program().scope(field.key().owner()) != Scope.SINGLETON);
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        Stream<Use> changes = Containers.holdsUnsafe(inspection, field.key())
                ? Containers.changesOf(inspection, field).stream()
                        .filter(use -> !inspection.accesses().isBuilding(use.method()))
                : Stream.empty();
        Stream<Use> writes = inspection.accesses().usesInLife(field).stream().filter(Use::isWrite);
        return Stream.concat(writes, changes)
                .filter(use -> isOfOneObject(inspection.lockSets().at(use)))
                .filter(use -> inspection.lockSets().at(use).stream().noneMatch(lock -> isOnly(inspection, lock)))
                .toList();
    }

    /** The object that is locked is the only one of its class, whoever holds it. */
    private static boolean isOnly(Inspection inspection, Value lock) {
        return lock instanceof Value.FieldRead read
                && LockField.declared(inspection, read.field())
                        .filter(field -> inspection.accesses().isSingle(field.type()))
                        .isPresent();
    }

    static boolean isOfOneObject(Set<Value> locks) {
        return !locks.isEmpty() && locks.stream().allMatch(StaticFieldUnderInstanceLock::isOfOneObject);
    }

    private static boolean isOfOneObject(Value lock) {
        return lock instanceof Value.Self
                || lock instanceof Value.FieldRead read
                        && read.object()
                                .filter(object -> !LockSets.isClass(object))
                                .isPresent();
    }

    @Override
    public String whatGoesWrong() {
        return "is static, but the lock held here belongs to one object: two objects on two threads change it at once";
    }

    @Override
    public String cure() {
        return "Lock a private static final Object, or make the method static and synchronized.";
    }
}
