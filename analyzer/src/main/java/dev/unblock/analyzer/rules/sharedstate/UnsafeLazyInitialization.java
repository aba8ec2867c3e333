package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
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
        Stream<FieldFact> ofTasks = inspection
                .types()
                .filter(type -> inspection.tasks().isMakerOfMany(type.name())
                        || inspection.tasks().isSharedByTasks(type.name()))
                .flatMap(type -> type.fields().stream());
        return Stream.concat(FieldRule.super.fields(inspection), ofTasks)
                .distinct()
                .filter(field -> field.type().equals("boolean")
                        ? !field.is(Modifier.VOLATILE)
                        : !FieldWrites.isPrimitive(field.type()));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field);
        if (field.type().equals("boolean")) {
            return writes.stream().allMatch(LazyFlag::isSet) ? writes : List.of();
        }
        // Most often a copy on write.
        if (field.is(Modifier.VOLATILE) && isMadeAtStart(inspection, field)) {
            return List.of();
        }
        return writes.stream().allMatch(FieldWrites::isLazy) ? writes : List.of();
    }

    /** What is the same twice, and never seen half built, may be made twice; and what is made at the start is made once. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        if (field.type().equals("boolean")) {
            return Severity.INFO;
        }
        // It is never seen half built: to make it twice is all that can happen.
        if (field.is(Modifier.VOLATILE)) {
            return isTheOnlyOne(inspection, field) ? Severity.LOW : Severity.INFO;
        }
        boolean byTasks = wrong.stream().anyMatch(use -> inspection.tasks().isInTask(use.method()));
        if (Unchanging.isValue(field.type())
                || !byTasks && Meeting.isDoubtful(inspection, field, wrong)
                || isMadeAtStart(inspection, field)) {
            return Severity.INFO;
        }
        boolean same = wrong.stream().allMatch(use -> makesUnchanging(inspection, field, use));
        if (same) {
            return isTheOnlyOne(inspection, field) ? Severity.LOW : Severity.INFO;
        }
        return severity(field, wrong, concurrent);
    }

    /** Its class lets nobody else make one: of two that nothing ever changes it had still promised one. */
    private static boolean isTheOnlyOne(Inspection inspection, FieldFact field) {
        List<MethodFact> constructors = inspection.program().type(field.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.key().isConstructor())
                .toList();
        return field.is(Modifier.STATIC)
                && field.type().equals(field.key().owner())
                && !constructors.isEmpty()
                && constructors.stream().allMatch(made -> made.is(Modifier.PRIVATE));
    }

    /** The declaration gives it a value, so that it is missing only where that one failed or was taken away. */
    private static boolean isMadeAtStart(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .filter(use -> use.isWrite() && inspection.accesses().isConstructing(use.method()))
                .flatMap(use -> use.access().written().stream())
                .anyMatch(value -> value instanceof Value.Allocation || value instanceof Value.Result);
    }

    private static boolean makesUnchanging(Inspection inspection, FieldFact field, Use use) {
        return use.access().written().stream()
                .flatMap(Value::alternatives)
                .allMatch(value -> Unchanging.isMade(inspection, value)
                        || isFromElsewhere(inspection, value)
                        || isFilledBefore(inspection, field, value)
                                && !isGivenEmpty(inspection, field, use.method(), value));
    }

    /** Whoever asks for the empty collection is to fill it, and of two one is lost with what is in it. */
    private static boolean isGivenEmpty(Inspection inspection, FieldFact field, MethodFact method, Value value) {
        boolean empty = value instanceof Value.Allocation made
                && made.arguments().isEmpty()
                && method.calls().stream()
                        .noneMatch(call -> Containers.changes(call.target().name())
                                && call.receiver().filter(value::equals).isPresent());
        return empty
                && inspection.program().type(field.key().owner()).stream()
                        .flatMap(type -> type.methods().stream())
                        .filter(any -> !any.is(Modifier.PRIVATE))
                        .flatMap(any -> any.returned().stream())
                        .flatMap(Value::alternatives)
                        .anyMatch(given ->
                                Values.field(given).filter(field.key()::equals).isPresent());
    }

    /** Asked for, of a library or of whoever keeps it: how it is made, and whether twice, is not told here. */
    private static boolean isFromElsewhere(Inspection inspection, Value value) {
        return value instanceof Value.Result result
                && inspection
                        .program()
                        .method(result.target())
                        .filter(own -> own.returned().stream()
                                .flatMap(Value::alternatives)
                                .anyMatch(Value.Allocation.class::isInstance))
                        .isEmpty();
    }

    /** A collection that nobody changes any more once it is there. */
    private static boolean isFilledBefore(Inspection inspection, FieldFact field, Value value) {
        return Containers.isUnsafe(inspection, value)
                && Containers.changesOf(inspection, field).isEmpty();
    }

    @Override
    public String whatGoesWrong() {
        return "is filled on first use without a guard: two threads can each make one, and a third can see it half built";
    }

    @Override
    public String whatGoesWrong(Inspection inspection, FieldFact field) {
        if (field.is(Modifier.VOLATILE)) {
            return "is filled on first use without a guard: that it is volatile keeps nobody from making another one at the"
                    + " same time, of which one is lost";
        }
        return field.type().equals("boolean")
                ? "says that something else has been made, without a guard: two threads can each make it, and a third can see the"
                        + " flag and not yet what it stands for"
                : whatGoesWrong();
    }

    @Override
    public String cure() {
        return "Make it in the constructor, in a holder class, or under a lock.";
    }
}
