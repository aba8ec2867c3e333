package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds private conditions, latches and monitors that somebody waits for without limit and nobody ever signals. */
final class WaitNobodyEnds implements Rule {

    private static final Map<String, Set<String>> ENDS = Map.of(
            "java.util.concurrent.locks.Condition", Set.of("signal", "signalAll"),
            "java.util.concurrent.CountDownLatch", Set.of("countDown"),
            "java.lang.Object", Set.of("notify", "notifyAll"));
    private static final String THREAD = "java.lang.Thread";
    private static final Set<String> AWAITS = Set.of("await", "awaitUninterruptibly");
    private static final Set<String> WAITS = Set.of("wait");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread waits for a signal, a notify, a count-down or a result that no code gives, or none after a failure.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        List<FieldFact> awaited = inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.PRIVATE) && ENDS.containsKey(field.type()))
                .filter(field -> waits(inspection, field).findAny().isPresent() && !isEnded(inspection, field))
                .toList();
        Set<FieldKey> passedOn = awaited.isEmpty() ? Set.of() : passedOn(inspection);
        Stream<Problem> unsignalled = awaited.stream()
                .filter(field -> !passedOn.contains(field.key()))
                .flatMap(field -> waits(inspection, field).map(call -> problem(field, call)));
        return Stream.of(
                        unsignalled,
                        PromiseLeftOpen.inspect(inspection),
                        OwnLocks.inspect(inspection),
                        ofOneself(inspection))
                .flatMap(problems -> problems);
    }

    /** {@code Thread.currentThread().join()}: a thread that waits for its own end. */
    private static Stream<Problem> ofOneself(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> call.name().equals("join")
                        && call.site().target().parameterTypes().isEmpty()
                        && inspection.isSubtype(call.owner(), THREAD)
                        && call.site()
                                .receiver()
                                .filter(WaitNobodyEnds::isCurrentThread)
                                .isPresent())
                .filter(call -> inspection.place(call.method()) != Place.MAIN)
                .map(call -> Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message(
                                "The thread waits here for its own end, which comes when this call returns: never, unless it is interrupted. Wait"
                                        + " for another thread, or for a latch that somebody counts down at the end."));
    }

    private static boolean isCurrentThread(Value thread) {
        return thread instanceof Value.Result given
                && given.target().name().equals("currentThread")
                && given.target().owner().equals(THREAD);
    }

    private static boolean isEnded(Inspection inspection, FieldFact field) {
        Set<String> ends = ENDS.get(field.type());
        return inspection.callsOn(field.key()).stream().anyMatch(call -> ends.contains(call.name()))
                || isGiven(inspection, field);
    }

    /** Whoever gives it to the object keeps it as well, and may end the wait. */
    private static boolean isGiven(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .flatMap(use -> use.access().written().stream())
                .flatMap(Value::alternatives)
                .anyMatch(Value.Parameter.class::isInstance);
    }

    private static Stream<Call> waits(Inspection inspection, FieldFact field) {
        Set<String> names = field.type().equals("java.lang.Object") ? WAITS : AWAITS;
        return inspection.callsOn(field.key()).stream()
                .filter(call -> names.contains(call.name())
                        && call.site().target().parameterTypes().isEmpty());
    }

    private static Problem problem(FieldFact field, Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.HIGH)
                .message("Nothing ever calls "
                        + String.join(
                                " or ", ENDS.get(field.type()).stream().sorted().toList()) + " on "
                        + field.key().name()
                        + ": who comes here waits for ever. Give the signal where the state changes, or wait with a"
                        + " limit.");
    }

    /** Fields that are given away, returned or kept elsewhere, so that somebody else may end the wait. */
    private static Set<FieldKey> passedOn(Inspection inspection) {
        return inspection
                .methods()
                .flatMap(method -> Stream.of(
                        method.calls().stream()
                                .flatMap(call -> call.arguments().stream())
                                .flatMap(WaitNobodyEnds::withCaptured),
                        method.returned().stream().flatMap(Value::parts),
                        method.accesses().stream()
                                .flatMap(access -> access.written().stream())
                                .flatMap(Value::parts)))
                .flatMap(values -> values)
                .filter(Value.FieldRead.class::isInstance)
                .map(value -> ((Value.FieldRead) value).field())
                .collect(Collectors.toSet());
    }

    private static Stream<Value> withCaptured(Value value) {
        return value.parts()
                .flatMap(part -> part instanceof Value.Functional function
                        ? Stream.concat(Stream.of(part), function.captured().stream())
                        : Stream.of(part));
    }
}
