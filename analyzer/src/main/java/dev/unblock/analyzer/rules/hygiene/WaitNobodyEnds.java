package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds private conditions, latches and monitors that somebody waits for without limit and nobody ever signals. */
final class WaitNobodyEnds implements Rule {

    private static final Map<String, Set<String>> ENDS = Map.of(
            "java.util.concurrent.locks.Condition", Set.of("signal", "signalAll"),
            "java.util.concurrent.CountDownLatch", Set.of("countDown"),
            "java.lang.Object", Set.of("notify", "notifyAll"));
    private static final Set<String> AWAITS = Set.of("await", "awaitUninterruptibly");
    private static final Set<String> WAITS = Set.of("wait");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread waits for a signal, a notify or a count-down that no code gives.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.PRIVATE) && ENDS.containsKey(field.type()))
                .flatMap(field -> problems(inspection, field));
    }

    private static Stream<Problem> problems(Inspection inspection, FieldFact field) {
        List<Call> calls = inspection.callsOn(field.key());
        Set<String> ends = ENDS.get(field.type());
        boolean ended = calls.stream().anyMatch(call -> ends.contains(call.name()));
        if (ended || isPassedOn(inspection, field.key())) {
            return Stream.empty();
        }
        return calls.stream()
                .filter(call -> (field.type().equals("java.lang.Object") ? WAITS : AWAITS).contains(call.name())
                        && call.site().target().parameterTypes().isEmpty())
                .map(call -> Problem.at(call.method(), call.site())
                        .severity(Severity.HIGH)
                        .message("Nothing ever calls "
                                + String.join(" or ", ends.stream().sorted().toList()) + " on "
                                + field.key().name()
                                + ": who comes here waits for ever. Give the signal where the state changes, or wait with a"
                                + " limit."));
    }

    /** Given away, returned or kept elsewhere, so that somebody else may end the wait. */
    private static boolean isPassedOn(Inspection inspection, FieldKey field) {
        return inspection
                .methods()
                .anyMatch(method -> method.calls().stream()
                                .flatMap(call -> call.arguments().stream())
                                .flatMap(WaitNobodyEnds::withCaptured)
                                .anyMatch(value -> is(value, field))
                        || method.returned().stream().flatMap(Value::parts).anyMatch(value -> is(value, field))
                        || method.accesses().stream()
                                .flatMap(access -> access.written().stream())
                                .flatMap(Value::parts)
                                .anyMatch(value -> is(value, field)));
    }

    private static Stream<Value> withCaptured(Value value) {
        return value.parts()
                .flatMap(part -> part instanceof Value.Functional function
                        ? Stream.concat(Stream.of(part), function.captured().stream())
                        : Stream.of(part));
    }

    private static boolean is(Value value, FieldKey field) {
        return value instanceof Value.FieldRead read && read.field().equals(field);
    }
}
