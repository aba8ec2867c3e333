package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.LockSets;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of a field whose object is locked: what it holds, who can get at it, and whether it stays the same. */
final class LockField {

    private LockField() {}

    static boolean holdsView(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty() && values.stream().allMatch(UnsuitableLock::isView);
    }

    /** {@code synchronizedList(names)}, where {@code names} is a field that others can use. */
    static boolean wrapsOpen(Inspection inspection, FieldKey field) {
        return inspection.program().valuesOf(field).stream()
                .filter(value -> value instanceof Value.Result made
                        && made.target().owner().equals("java.util.Collections"))
                .flatMap(made -> ((Value.Result) made).arguments().stream())
                .flatMap(wrapped -> Values.field(wrapped).stream())
                .flatMap(wrapped -> declared(inspection, wrapped).stream())
                .anyMatch(wrapped -> !wrapped.is(Modifier.PRIVATE) || isGiven(inspection, wrapped));
    }

    /** {@code Object lock = "lock"}, {@code Boolean.TRUE} and the like, whatever the field's type. */
    static boolean holdsCached(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty() && values.stream().allMatch(LockField::isCached);
    }

    /** {@code new String("lock")}: no text of the JVM's, but an object of its own. */
    static boolean holdsOwnText(Inspection inspection, Value.FieldRead read) {
        List<Value> values = inspection.program().valuesOf(read.field());
        return read.type().equals("java.lang.String")
                && !values.isEmpty()
                && values.stream().allMatch(Value.Allocation.class::isInstance);
    }

    private static boolean isCached(Value value) {
        return value instanceof Value.Constant constant && constant.text() != null && !LockSets.isClass(value)
                || value instanceof Value.FieldRead read && UnsuitableLock.CACHED.contains(read.type())
                || value instanceof Value.Result result
                        && result.target().name().equals("valueOf")
                        && UnsuitableLock.CACHED.contains(result.target().owner());
    }

    /** {@code List.of(..)}: one object for all empty ones, and no promise about the others. */
    static boolean holdsFixed(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value instanceof Value.Result made
                                && made.target().owner().matches("java\\.util\\.(List|Set|Map)")
                                && made.target().name().matches("of|copyOf|ofEntries"));
    }

    /** Written after construction, and not only where there was none yet or by a step meant for the start. */
    static boolean isReplacedInLife(Inspection inspection, FieldKey field) {
        return inspection.accesses().uses(field).stream()
                .anyMatch(use -> use.isWrite()
                        && (!FieldWrites.isLazy(use) || isUnderItself(use))
                        && !SetUp.isMeantAsOne(inspection, use.method())
                        && !inspection.accesses().isConstructing(use.method())
                        && !inspection.accesses().isBuilding(use.method()));
    }

    /** {@code synchronized (names) { names = new ArrayList<>(); }}: whoever comes next holds another lock. */
    private static boolean isUnderItself(Use use) {
        return use.access().locks().stream()
                .anyMatch(lock ->
                        Values.field(lock).filter(use.access().field()::equals).isPresent());
    }

    /** It holds an object of the project whose own methods are synchronized: they take the very same monitor. */
    static boolean takesItself(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value instanceof Value.Allocation made
                                && inspection.program().type(made.type()).stream()
                                        .flatMap(type -> type.methods().stream())
                                        .anyMatch(method -> method.is(Modifier.SYNCHRONIZED)));
    }

    /** Several methods take it, so that they keep each other out, if nobody else. */
    static boolean isMeant(Inspection inspection, Value.FieldRead read) {
        return inspection
                        .methods()
                        .filter(method -> method.monitors().stream().anyMatch(monitor -> Values.field(monitor.lock())
                                .filter(read.field()::equals)
                                .isPresent()))
                        .limit(2)
                        .count()
                > 1;
    }

    /** Whoever makes the object gives it the lock, to share it. */
    static boolean isTakenOver(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().uses(field.key()).stream()
                .filter(Use::isWrite)
                .toList();
        return !writes.isEmpty()
                && writes.stream()
                        .allMatch(use -> use.method().key().isConstructor()
                                && use.access()
                                        .written()
                                        .filter(Value.Parameter.class::isInstance)
                                        .isPresent());
    }

    static Optional<FieldFact> declared(Inspection inspection, FieldKey key) {
        return inspection.program().type(key.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    /** Public, open to subclasses, or given to everybody by a public method. */
    static boolean isOpen(Inspection inspection, FieldFact field) {
        return field.is(Modifier.PUBLIC)
                || field.is(Modifier.PROTECTED) && field.type().equals("java.lang.Object")
                || field.type().equals("java.lang.Object") && isGiven(inspection, field);
    }

    private static boolean isGiven(Inspection inspection, FieldFact field) {
        return givers(inspection, field).findAny().isPresent();
    }

    /** Public methods that return it. */
    static Stream<MethodFact> givers(Inspection inspection, FieldFact field) {
        return inspection.program().type(field.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.is(Modifier.PUBLIC))
                .filter(method -> method.returned().stream()
                        .anyMatch(value ->
                                Values.field(value).filter(field.key()::equals).isPresent()));
    }
}
