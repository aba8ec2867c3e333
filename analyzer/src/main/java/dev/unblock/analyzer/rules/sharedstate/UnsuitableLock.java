package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.LockSets;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What speaks against an object as a lock, and how much that matters. */
record UnsuitableLock(String words, Severity severity) {

    static final Set<String> CACHED = Set.of(
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
            boolean value = isValue(read.type()) && !LockField.holdsOwnText(inspection, read);
            return value ? because(cached(read.type())) : whyField(inspection, read);
        }
        if (LockSets.isClass(lock)) {
            return whyClass(inspection, method, ((Value.Constant) lock).text());
        }
        if (lock instanceof Value.Constant && !Values.isNull(lock)) {
            return because("is a literal, which the JVM shares: unrelated code can hold the same object");
        }
        if (lock instanceof Value.Allocation && isKeptToItself(method, lock)) {
            return because("is made by the method itself, so that no other thread ever waits for it");
        }
        if (lock instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return whyParameter(
                    method,
                    parameter,
                    method.parameters().get(parameter.index()).type());
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
    private static Optional<UnsuitableLock> whyParameter(MethodFact method, Value.Parameter parameter, String type) {
        if (isValue(type)) {
            return because(cached(type));
        }
        boolean given = method.writtenIn().isEmpty() && !method.is(Modifier.PRIVATE);
        return given && !isUsedUnderItself(method, parameter)
                ? Optional.of(new UnsuitableLock(
                        "is a parameter: which object it is, and who else locks it, is up to each caller",
                        Severity.INFO))
                : Optional.empty();
    }

    /** {@code synchronized (account) { account.balance += x; }}: the object's own lock, for its own state. */
    private static boolean isUsedUnderItself(MethodFact method, Value.Parameter parameter) {
        return method.accesses().stream()
                        .anyMatch(access -> access.locks().contains(parameter)
                                && access.object().filter(parameter::equals).isPresent())
                || method.calls().stream()
                        .anyMatch(call -> call.locks().contains(parameter)
                                && call.receiver().filter(parameter::equals).isPresent());
    }

    /** {@code synchronized (map.keySet())}: everybody else locks the map. */
    static boolean isView(Value lock) {
        return lock instanceof Value.Result view
                && view.receiver().isPresent()
                && VIEWS.contains(view.target().name())
                && view.target().owner().startsWith("java.util.");
    }

    private static Optional<UnsuitableLock> whyField(Inspection inspection, Value.FieldRead read) {
        if (hasLockOfItsOwn(inspection, read) && !LockField.takesItself(inspection, read.field())) {
            return Optional.of(new UnsuitableLock(
                    "is the monitor of a " + Descriptors.simpleName(read.type())
                            + ", which that type's own methods do not take: it keeps nobody out",
                    isLock(inspection, read)
                            ? Severity.MEDIUM
                            : LockField.isMeant(inspection, read) ? Severity.INFO : Severity.LOW));
        }
        if (LockField.holdsView(inspection, read.field())) {
            return Optional.of(VIEW);
        }
        if (LockField.wrapsOpen(inspection, read.field())) {
            return because(
                    "wraps a collection that others can get at without it: they change that one meanwhile, whatever"
                            + " is locked here");
        }
        if (LockField.holdsFixed(inspection, read.field())) {
            return because(cached("java.util.ImmutableCollection"));
        }
        if (LockField.holdsCached(inspection, read.field())) {
            return because(
                    "is a literal or a boxed value, which the JVM shares: unrelated code can hold the same object");
        }
        Optional<FieldFact> field = LockField.declared(inspection, read.field());
        if (field.filter(UnsuitableLock::isReplaced).isPresent()) {
            return LockField.isReplacedInLife(inspection, read.field())
                    ? because("is the field " + read.field().name()
                            + ", which is replaced while it runs: two threads can hold two different locks")
                    : Optional.of(new UnsuitableLock(
                            "is the field " + read.field().name()
                                    + ", which is not final: once it is replaced, two threads hold two different locks",
                            Severity.INFO));
        }
        return field.filter(found -> LockField.isOpen(inspection, found))
                .map(open -> new UnsuitableLock(
                        "is the field " + read.field().name()
                                + ", which other classes can lock as well and so keep this code waiting",
                        open.is(Modifier.PROTECTED) || LockField.isTakenOver(inspection, open)
                                ? Severity.INFO
                                : Severity.LOW));
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
                && result.target().name().equals("valueOf");
        return boxed || isInterned(result)
                ? Optional.of(new UnsuitableLock(
                        "is a value that the JVM caches: unrelated code can hold the same object",
                        isKey(result) ? Severity.INFO : Severity.MEDIUM))
                : Optional.empty();
    }

    private static boolean isInterned(Value.Result result) {
        return result.target().name().equals("intern")
                && result.target().owner().equals("java.lang.String");
    }

    /** {@code synchronized (user.intern())}: one lock for each, which is what is meant. */
    private static boolean isKey(Value.Result result) {
        return isInterned(result)
                && result.receiver().stream()
                        .flatMap(Value::alternatives)
                        .noneMatch(text -> text instanceof Value.Constant
                                || text instanceof Value.Allocation made
                                        && made.arguments().stream().allMatch(Value.Constant.class::isInstance));
    }

    /** Another class's own static synchronized methods take the same lock. */
    private static Optional<UnsuitableLock> whyClass(Inspection inspection, MethodFact method, String locked) {
        if (isStranger(inspection, method, locked)) {
            return Optional.of(new UnsuitableLock(
                    "is " + Descriptors.simpleName(locked)
                            + ".class, another class than the ones around this code: which state it guards cannot be seen,"
                            + " and that class can lock it for its own",
                    Severity.LOW));
        }
        return inspection.program().type(locked).isEmpty()
                        && !locked.equals(method.key().owner())
                ? because("is the class " + Descriptors.simpleName(locked)
                        + " of a library: unrelated code can hold the same object")
                : Optional.empty();
    }

    /** A class of the project that neither holds the code nor is one of its supertypes, and locks nothing itself. */
    private static boolean isStranger(Inspection inspection, MethodFact method, String locked) {
        String here = method.key().owner();
        return inspection.program().type(locked).isPresent()
                && !here.equals(locked)
                && !here.startsWith(locked + "$")
                && !inspection.isSubtype(here, locked)
                && inspection
                        .methods()
                        .filter(other -> other.key().owner().equals(locked))
                        .noneMatch(other -> other.is(Modifier.SYNCHRONIZED) && other.is(Modifier.STATIC)
                                || other.monitors().stream().anyMatch(monitor -> LockSets.isClass(monitor.lock())));
    }

    /** Neither a field, nor a task, nor anybody who is called gets it. */
    static boolean isKeptToItself(MethodFact method, Value lock) {
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

    private static boolean isReplaced(FieldFact field) {
        return !field.is(Modifier.FINAL);
    }
}
