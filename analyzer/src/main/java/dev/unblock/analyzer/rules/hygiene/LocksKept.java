package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is meant to stay taken when the method ends: somebody else gives it back, or nobody has to. */
final class LocksKept {

    private static final Set<String> RELEASES = Set.of("unlock", "unlockRead", "unlockWrite", "release");
    private static final Set<String> KEEPS =
            Set.of("put", "putIfAbsent", "add", "addFirst", "addLast", "push", "offer");

    private LocksKept() {}

    /** It is noted down, returned or put into a field, for whoever gives it back. */
    static boolean isNotedDown(Inspection inspection, Call call) {
        Stream<Value> kept = Stream.concat(
                call.method().calls().stream()
                        .filter(other -> other.index() > call.site().index()
                                && KEEPS.contains(other.target().name())
                                && isCollection(inspection, other.target().owner()))
                        .flatMap(other -> other.arguments().stream()),
                call.method().accesses().stream()
                        .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
                        .flatMap(access -> access.written().stream()));
        return call.site()
                .receiver()
                .filter(lock -> kept.anyMatch(value -> Values.isSameObject(value, lock)))
                .isPresent();
    }

    private static boolean isCollection(Inspection inspection, String type) {
        return inspection.isSubtype(type, "java.util.Collection") || inspection.isSubtype(type, "java.util.Map");
    }

    /** What gives it back is handed out: a lambda of this method, or a reference to {@code unlock} that a field holds. */
    static boolean isGivenBackByCallback(Inspection inspection, Call call) {
        return inspection
                        .methods()
                        .filter(other -> other.named().equals(call.method().named())
                                && !other.key().equals(call.method().key()))
                        .flatMap(other -> other.calls().stream())
                        .anyMatch(other -> RELEASES.contains(other.target().name())
                                && isSameHalf(other.receiver(), call.site().receiver()))
                || call.method().returned().stream()
                        .flatMap(value -> Stream.concat(
                                Stream.of(value),
                                Values.field(value).stream()
                                        .flatMap(field -> inspection.program().valuesOf(field).stream())))
                        .anyMatch(value -> value instanceof Value.Functional callback
                                && RELEASES.contains(callback.implementation().name()));
    }

    /** {@code return new Held(lock)}: the object that is given back has the lock, and a method that releases it. */
    static boolean isHandedOut(Inspection inspection, Call call) {
        Optional<Value> lock = call.site().receiver();
        return lock.isPresent()
                && call.method().returned().stream()
                        .flatMap(Value::parts)
                        .filter(Value.Allocation.class::isInstance)
                        .map(Value.Allocation.class::cast)
                        .filter(held ->
                                held.arguments().stream().anyMatch(given -> Values.isSameObject(given, lock.get())))
                        .flatMap(held -> inspection.program().type(held.type()).stream())
                        .flatMap(type -> type.methods().stream())
                        .flatMap(method -> method.calls().stream())
                        .anyMatch(other -> RELEASES.contains(other.target().name()));
    }

    /** A lambda has the lock under another name; which half it is of tells enough inside of one method. */
    private static boolean isSameHalf(Optional<Value> one, Optional<Value> other) {
        return one.isPresent()
                && other.isPresent()
                && (Values.isSameObject(one.get(), other.get())
                        || one.get() instanceof Value.Result first
                                && other.get() instanceof Value.Result second
                                && first.target().equals(second.target()));
    }

    /** A semaphore that is made without permits counts what happened: who takes one waits for an event. */
    static boolean isSignal(Inspection inspection, Call call) {
        List<Value> made = Values.receiverField(call.site())
                .map(inspection.program()::valuesOf)
                .orElse(List.of());
        return !made.isEmpty()
                && made.stream()
                        .allMatch(value -> value instanceof Value.Allocation semaphore
                                && !semaphore.arguments().isEmpty()
                                && Values.text(semaphore.arguments().get(0))
                                        .filter("0"::equals)
                                        .isPresent());
    }
}
