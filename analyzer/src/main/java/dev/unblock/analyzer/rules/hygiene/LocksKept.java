package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is meant to stay taken when the method ends: somebody else gives it back, or nobody has to. */
final class LocksKept {

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
