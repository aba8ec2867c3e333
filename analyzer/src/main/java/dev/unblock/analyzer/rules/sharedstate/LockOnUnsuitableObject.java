package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.LockSets;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class LockOnUnsuitableObject implements Rule {

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

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A lock on an object that is replaced, cached by the JVM, or seen by strangers.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.monitors().stream()
                .flatMap(monitor ->
                        why(inspection, method, monitor).map(why -> problem(method, monitor, why)).stream()));
    }

    /** What is wrong with the lock, and how much that matters. */
    private record Why(String words, Severity severity) {

        static Optional<Why> of(String words) {
            return Optional.of(new Why(words, Severity.MEDIUM));
        }
    }

    private static Problem problem(MethodFact method, MonitorFact monitor, Why why) {
        return Problem.at(method, monitor.site(), "synchronized")
                .severity(why.severity())
                .message("This lock " + why.words() + ". Lock on a private final Object of its own.");
    }

    private static Optional<Why> why(Inspection inspection, MethodFact method, MonitorFact monitor) {
        return monitor.lock()
                .alternatives()
                .flatMap(one -> whyOne(inspection, method, one).stream())
                .findFirst();
    }

    private static Optional<Why> whyOne(Inspection inspection, MethodFact method, Value lock) {
        if (lock instanceof Value.FieldRead read) {
            return CACHED.contains(read.type()) ? Why.of(cached(read.type())) : whyField(inspection, read);
        }
        if (LockSets.isClass(lock)) {
            return whyClass(inspection, method, ((Value.Constant) lock).text());
        }
        if (lock instanceof Value.Constant) {
            return Why.of("is a literal, which the JVM shares: unrelated code can hold the same object");
        }
        if (lock instanceof Value.Allocation && isKeptToItself(method, lock)) {
            return Why.of("is made by the method itself, so that no other thread ever waits for it");
        }
        if (lock instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            String type = method.parameters().get(parameter.index()).type();
            return CACHED.contains(type) ? Why.of(cached(type)) : Optional.empty();
        }
        return lock instanceof Value.Result result ? whyResult(result) : Optional.empty();
    }

    private static String cached(String type) {
        return "is a " + type + ", which the JVM caches: unrelated code can hold the same object";
    }

    private static Optional<Why> whyField(Inspection inspection, Value.FieldRead read) {
        if (hasLockOfItsOwn(inspection, read)) {
            return Optional.of(new Why(
                    "is the monitor of a " + Descriptors.simpleName(read.type())
                            + ", which that type's own methods do not take: it keeps nobody out",
                    isLock(inspection, read) ? Severity.MEDIUM : Severity.LOW));
        }
        Optional<FieldFact> field = declared(inspection, read.field());
        if (field.filter(LockOnUnsuitableObject::isReplaced).isPresent()) {
            return isWrittenInLife(inspection, read.field())
                    ? Why.of("is the field " + read.field().name()
                            + ", which is replaced while it runs: two threads can hold two different locks")
                    : Optional.of(new Why(
                            "is the field " + read.field().name()
                                    + ", which is not final: once it is replaced, two threads hold two different locks",
                            Severity.LOW));
        }
        return field.filter(found -> isOpen(inspection, found))
                .map(open -> new Why(
                        "is the field " + read.field().name()
                                + ", which other classes can lock as well and so keep this code waiting",
                        Severity.LOW));
    }

    private static boolean isWrittenInLife(Inspection inspection, FieldKey field) {
        return inspection.accesses().uses(field).stream()
                .anyMatch(use -> use.isWrite() && !inspection.accesses().isConstructing(use.method()));
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

    private static Optional<Why> whyResult(Value.Result result) {
        if (result.target().name().equals("getClass")) {
            return Why.of("is getClass(), which is another object in every subclass");
        }
        boolean boxed = CACHED.contains(result.target().owner())
                        && result.target().name().equals("valueOf")
                || result.target().name().equals("intern");
        return boxed
                ? Why.of("is a value that the JVM caches: unrelated code can hold the same object")
                : Optional.empty();
    }

    /** Another class's own static synchronized methods take the same lock. */
    private static Optional<Why> whyClass(Inspection inspection, MethodFact method, String locked) {
        return inspection.program().type(locked).isEmpty()
                        && !locked.equals(method.key().owner())
                ? Why.of("is the class " + Descriptors.simpleName(locked)
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

    /** Public, or given to everybody by a public method. */
    private static boolean isOpen(Inspection inspection, FieldFact field) {
        return field.is(Modifier.PUBLIC)
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
