package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.LockSets;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What speaks against an object as a lock, and how much that matters. */
record UnsuitableLock(String words, Severity severity) {

    private static final Set<String> CACHED = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    private static final Pattern VALUES = Pattern.compile(
            "java\\.util\\.Optional\\w*|java\\.time\\.(chrono\\.)?[A-Z]\\w*|java\\.lang\\.ProcessHandle");
    private static final Set<String> VIEWS = Set.of(
            "keySet",
            "values",
            "entrySet",
            "subList",
            "headMap",
            "tailMap",
            "subMap",
            "headSet",
            "tailSet",
            "subSet",
            "navigableKeySet",
            "descendingKeySet",
            "descendingMap",
            "descendingSet");
    private static final UnsuitableLock VIEW = new UnsuitableLock(
            "is a view of a collection, which nobody else locks: code that locks the collection itself is in there at the"
                    + " same time",
            Severity.MEDIUM);

    /** What is wrong with the lock of a {@code synchronized} block of the method. */
    static Optional<UnsuitableLock> of(Inspection inspection, MethodFact method, Value lock) {
        return lock.alternatives()
                .flatMap(one -> whyOne(inspection, method, one).stream())
                .findFirst();
    }

    String cure() {
        return this.equals(VIEW)
                ? "Lock the collection that it is a view of."
                : "Lock on a private final Object of its own.";
    }

    private static Optional<UnsuitableLock> because(String words) {
        return Optional.of(new UnsuitableLock(words, Severity.MEDIUM));
    }

    private static Optional<UnsuitableLock> whyOne(Inspection inspection, MethodFact method, Value lock) {
        if (lock instanceof Value.FieldRead read) {
            return isValue(read.type()) ? because(cached(read.type())) : whyField(inspection, read);
        }
        if (LockSets.isClass(lock)) {
            return whyClass(inspection, method, ((Value.Constant) lock).text());
        }
        if (lock instanceof Value.Constant) {
            return because("is a literal, which the JVM shares: unrelated code can hold the same object");
        }
        if (lock instanceof Value.Allocation && isKeptToItself(method, lock)) {
            return because("is made by the method itself, so that no other thread ever waits for it");
        }
        if (lock instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return whyParameter(
                    method, method.parameters().get(parameter.index()).type());
        }
        return lock instanceof Value.Result result ? whyResult(result) : Optional.empty();
    }

    private static boolean isValue(String type) {
        return CACHED.contains(type) || VALUES.matcher(type).matches();
    }

    private static String cached(String type) {
        return CACHED.contains(type)
                ? "is a " + type + ", which the JVM caches: unrelated code can hold the same object"
                : "is a " + Descriptors.simpleName(type)
                        + ", a value without an identity of its own: equal ones can be one object or several";
    }

    /** A lambda's variable is what the code around it calls so. */
    private static Optional<UnsuitableLock> whyParameter(MethodFact method, String type) {
        if (isValue(type)) {
            return because(cached(type));
        }
        boolean given = method.writtenIn().isEmpty() && !method.is(Modifier.PRIVATE);
        return given
                ? Optional.of(new UnsuitableLock(
                        "is a parameter: which object it is, and who else locks it, is up to each caller",
                        Severity.INFO))
                : Optional.empty();
    }

    /** {@code synchronized (map.keySet())}: everybody else locks the map. */
    private static boolean isView(Value lock) {
        return lock instanceof Value.Result view
                && view.receiver().isPresent()
                && VIEWS.contains(view.target().name())
                && view.target().owner().startsWith("java.util.");
    }

    private static boolean holdsView(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty() && values.stream().allMatch(UnsuitableLock::isView);
    }

    /** {@code List.of(..)}: one object for all empty ones, and no promise about the others. */
    private static boolean holdsFixed(Inspection inspection, FieldKey field) {
        List<Value> values = inspection.program().valuesOf(field);
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> value instanceof Value.Result made
                                && made.target().owner().matches("java\\.util\\.(List|Set|Map)")
                                && made.target().name().matches("of|copyOf|ofEntries"));
    }

    private static Optional<UnsuitableLock> whyField(Inspection inspection, Value.FieldRead read) {
        if (hasLockOfItsOwn(inspection, read)) {
            return Optional.of(new UnsuitableLock(
                    "is the monitor of a " + Descriptors.simpleName(read.type())
                            + ", which that type's own methods do not take: it keeps nobody out",
                    isLock(inspection, read)
                            ? Severity.MEDIUM
                            : isMeant(inspection, read) ? Severity.INFO : Severity.LOW));
        }
        if (holdsView(inspection, read.field())) {
            return Optional.of(VIEW);
        }
        if (holdsFixed(inspection, read.field())) {
            return because(cached("java.util.ImmutableCollection"));
        }
        Optional<FieldFact> field = declared(inspection, read.field());
        if (field.filter(UnsuitableLock::isReplaced).isPresent()) {
            return isWrittenInLife(inspection, read.field())
                    ? because("is the field " + read.field().name()
                            + ", which is replaced while it runs: two threads can hold two different locks")
                    : Optional.of(new UnsuitableLock(
                            "is the field " + read.field().name()
                                    + ", which is not final: once it is replaced, two threads hold two different locks",
                            Severity.INFO));
        }
        return field.filter(found -> isOpen(inspection, found))
                .map(open -> new UnsuitableLock(
                        "is the field " + read.field().name()
                                + ", which other classes can lock as well and so keep this code waiting",
                        open.is(Modifier.PROTECTED) ? Severity.INFO : Severity.LOW));
    }

    private static boolean isWrittenInLife(Inspection inspection, FieldKey field) {
        return inspection.accesses().uses(field).stream()
                .anyMatch(use -> use.isWrite()
                        && !inspection.accesses().isConstructing(use.method())
                        && !inspection.accesses().isBuilding(use.method()));
    }

    /** Several methods take it, so that they keep each other out, if nobody else. */
    private static boolean isMeant(Inspection inspection, Value.FieldRead read) {
        return inspection
                        .methods()
                        .filter(method -> method.monitors().stream().anyMatch(monitor -> Values.field(monitor.lock())
                                .filter(read.field()::equals)
                                .isPresent()))
                        .limit(2)
                        .count()
                > 1;
    }

    /** Locking the monitor of a collection can be meant, that of a lock cannot. */
    private static boolean isLock(Inspection inspection, Value.FieldRead read) {
        return inspection.isSubtype(read.type(), "java.util.concurrent.locks.Lock")
                || read.type().startsWith("java.util.concurrent.locks.");
    }

    private static boolean hasLockOfItsOwn(Inspection inspection, Value.FieldRead read) {
        return read.type().startsWith("java.util.concurrent.")
                || inspection.isSubtype(read.type(), "java.util.concurrent.locks.Lock")
                || inspection.isSubtype(read.type(), "java.util.concurrent.ConcurrentMap");
    }

    private static Optional<UnsuitableLock> whyResult(Value.Result result) {
        if (isView(result)) {
            return Optional.of(VIEW);
        }
        if (result.target().name().equals("getClass")) {
            return because("is getClass(), which is another object in every subclass");
        }
        boolean boxed = CACHED.contains(result.target().owner())
                        && result.target().name().equals("valueOf")
                || result.target().name().equals("intern");
        return boxed
                ? because("is a value that the JVM caches: unrelated code can hold the same object")
                : Optional.empty();
    }

    /** Another class's own static synchronized methods take the same lock. */
    private static Optional<UnsuitableLock> whyClass(Inspection inspection, MethodFact method, String locked) {
        return inspection.program().type(locked).isEmpty()
                        && !locked.equals(method.key().owner())
                ? because("is the class " + Descriptors.simpleName(locked)
                        + " of a library: unrelated code can hold the same object")
                : Optional.empty();
    }

    /** Neither a field, nor a task, nor anybody who is called gets it. */
    private static boolean isKeptToItself(MethodFact method, Value lock) {
        boolean given = method.calls().stream()
                .filter(call ->
                        !call.target().isConstructor() || !call.arguments().isEmpty())
                .flatMap(call -> call.arguments().stream())
                .flatMap(Value::alternatives)
                .anyMatch(argument -> argument.equals(lock)
                        || argument instanceof Value.Functional task
                                && task.captured().contains(lock)
                        || argument.contains(lock));
        boolean stored = method.accesses().stream()
                .flatMap(access -> access.written().stream())
                .anyMatch(value -> value.contains(lock)
                        || value instanceof Value.Functional task
                                && task.captured().contains(lock));
        return !given && !stored && method.returned().stream().noneMatch(value -> value.contains(lock));
    }

    private static Optional<FieldFact> declared(Inspection inspection, FieldKey key) {
        return inspection.program().type(key.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    private static boolean isReplaced(FieldFact field) {
        return !field.is(Modifier.FINAL);
    }

    /** Public, open to subclasses, or given to everybody by a public method. */
    private static boolean isOpen(Inspection inspection, FieldFact field) {
        return field.is(Modifier.PUBLIC)
                || field.is(Modifier.PROTECTED) && field.type().equals("java.lang.Object")
                || field.type().equals("java.lang.Object")
                        && inspection.program().type(field.key().owner()).stream()
                                .flatMap(type -> type.methods().stream())
                                .filter(method -> method.is(Modifier.PUBLIC))
                                .flatMap(method -> method.returned().stream())
                                .anyMatch(value -> Values.field(value)
                                        .filter(field.key()::equals)
                                        .isPresent());
    }
}
