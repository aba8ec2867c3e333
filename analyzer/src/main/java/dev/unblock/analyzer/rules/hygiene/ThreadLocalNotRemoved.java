package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class ThreadLocalNotRemoved implements Rule {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    private static final Pattern HARMLESS =
            Pattern.compile("java\\.lang\\.(String.*|Object|Integer|Long|Boolean|System|Math)|.*Log(ger)?|.*Stopwatch");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A value is left on a pooled thread, where the next task finds it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> inspection.isSubtype(field.type(), THREAD_LOCAL)
                        && (field.is(Modifier.STATIC)
                                || !inspection.isApplication()
                                || inspection.accesses().isShared(field.key().owner())))
                .flatMap(field -> problem(inspection, field));
    }

    private static Stream<Problem> problem(Inspection inspection, FieldFact field) {
        List<Call> calls = inspection.callsOn(field.key());
        List<MethodKey> setters = calls.stream()
                .filter(call -> call.name().equals("set") && !isCleared(call))
                .map(call -> call.method().key())
                .distinct()
                .toList();
        if (calls.stream().anyMatch(call -> call.name().equals("remove"))) {
            return Stream.concat(removedTooLate(inspection, field, calls), removedElsewhereOnly(field, calls));
        }
        if (setters.isEmpty()
                && FilledThreadLocals.isFilled(inspection, field)
                && calls.stream().anyMatch(call -> isCleared(call))) {
            return Stream.of(
                    harmless(
                            field,
                            List.of(),
                            "is filled for each thread that asks, and emptied, but never removed: each pooled thread keeps an entry for it. Call remove()."));
        }
        if (setters.isEmpty()) {
            return FilledThreadLocals.of(field, calls).stream();
        }
        if (calls.stream().anyMatch(call -> isCleared(call) || isPutBack(inspection, call, calls))) {
            return Stream.of(
                    harmless(
                            field,
                            setters,
                            "is emptied or put back to what it was, but never removed: each pooled thread keeps an entry for it. Call remove()."));
        }
        if (isSetBeforeEachRead(calls)) {
            return Stream.of(
                    harmless(
                            field,
                            setters,
                            "is set anew before each use, but never removed: each pooled thread keeps the last value. Call remove()."));
        }
        if (isForReuse(calls)) {
            return Stream.of(harmless(
                    field,
                    setters,
                    "keeps an object for each thread to use again and never lets go of it: little with a pool, one for each task with"
                            + " virtual threads. Call remove() where its work ends, or make one where it is needed."));
        }
        return Stream.of(Problem.on(field, setters)
                .related(FilledThreadLocals.places(calls, call -> call.name().equals("set"), "set here"))
                .severity(inspection.accesses().isConcurrent(setters) ? Severity.HIGH : Severity.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is set and never removed: threads are pooled, so that the next request on this thread finds the"
                        + " value of the last one, and the memory is never freed. Remove it in a finally block."));
    }

    /** A method that sets it and removes it itself, but not if what it does in between throws. */
    private static Stream<Problem> removedTooLate(Inspection inspection, FieldFact field, List<Call> calls) {
        return calls.stream()
                .filter(set -> set.name().equals("set") && !isCleared(set))
                .flatMap(set -> removals(calls, set)
                        .filter(remove -> !isSafelyRemoved(inspection, calls, set))
                        .filter(remove -> mayThrowBetween(field, set, remove))
                        .limit(1)
                        .map(remove -> Problem.at(set.method(), set.site())
                                .severity(Severity.LOW)
                                .message(field.key().name() + " is removed in line "
                                        + remove.site().site().line()
                                        + " only if all in between goes well: after an exception the next task on this pooled thread"
                                        + " finds the value. Remove it in a finally block.")));
    }

    /** All who remove it remove what they have set themselves, and this one does not. */
    private static Stream<Problem> removedElsewhereOnly(FieldFact field, List<Call> calls) {
        Set<MethodKey> removing = methods(calls, "remove");
        Set<MethodKey> setting = methods(calls, "set");
        return setting.containsAll(removing)
                ? calls.stream()
                        .filter(set -> set.name().equals("set")
                                && !isCleared(set)
                                && !removing.contains(set.method().named()))
                        .map(set -> Problem.at(set.method(), set.site())
                                .severity(Severity.LOW)
                                .message(field.key().name()
                                        + " is set here and stays on this pooled thread: others remove only what they have set"
                                        + " themselves. Remove it in a finally block."))
                : Stream.empty();
    }

    private static Set<MethodKey> methods(List<Call> calls, String name) {
        return calls.stream()
                .filter(call -> call.name().equals(name))
                .map(call -> call.method().named())
                .collect(Collectors.toSet());
    }

    private static Stream<Call> removals(List<Call> calls, Call set) {
        return calls.stream()
                .filter(call -> call.name().equals("remove")
                        && call.method().key().equals(set.method().key())
                        && call.site().index() > set.site().index());
    }

    /** In a finally block, or as well by somebody else, such as what is called at the end of each request. */
    private static boolean isSafelyRemoved(Inspection inspection, List<Call> calls, Call set) {
        return !inspection.tries().knows(set.site().site().file())
                || calls.stream()
                        .filter(call -> call.name().equals("remove"))
                        .anyMatch(remove -> inspection
                                        .tries()
                                        .endingWith(remove.site().site())
                                        .isPresent()
                                && remove.method().key().equals(set.method().key()));
    }

    /** Work is done there that is not asking or setting it: of logging nobody expects to fail. */
    private static boolean mayThrowBetween(FieldFact field, Call set, Call remove) {
        return set.method().calls().stream()
                .filter(call -> call.index() > set.site().index()
                        && call.index() < remove.site().index())
                .filter(call ->
                        Values.receiverField(call).filter(field.key()::equals).isEmpty())
                .anyMatch(call -> !HARMLESS.matcher(call.target().owner()).matches());
    }

    private static Problem harmless(FieldFact field, List<MethodKey> setters, String what) {
        return Problem.on(field, setters)
                .severity(Severity.INFO)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name() + " " + what);
    }

    /** {@code set(null)} is not quite remove: it leaves an entry behind, but no value. */
    private static boolean isCleared(Call call) {
        return call.name().equals("set") && call.site().arguments().stream().anyMatch(Values::isNull);
    }

    /** What it held before was kept, or a flag is set to one value first and to the other later. */
    private static boolean isPutBack(Inspection inspection, Call call, List<Call> calls) {
        return call.name().equals("set")
                && (call.site().arguments().stream().anyMatch(value -> isHeldBefore(inspection, call, value))
                        || isTurnedBack(call, calls));
    }

    private static boolean isHeldBefore(Inspection inspection, Call call, Value value) {
        return inspection.program().origins(call.method().key(), value).stream()
                .anyMatch(origin -> origin instanceof Value.Result before
                        && before.target().name().equals("get")
                        && inspection.isSubtype(before.target().owner(), THREAD_LOCAL));
    }

    private static boolean isTurnedBack(Call call, List<Call> calls) {
        return constant(call).isPresent()
                && calls.stream()
                        .filter(other -> other.name().equals("set")
                                && other.method().key().equals(call.method().key()))
                        .anyMatch(other ->
                                constant(other).isPresent() && !constant(other).equals(constant(call)));
    }

    /** Boxed, as a rule. */
    private static Optional<Value> constant(Call call) {
        return call.site().arguments().stream()
                .flatMap(Value::parts)
                .filter(part -> part instanceof Value.Constant
                        || part instanceof Value.FieldRead read && read.object().isEmpty())
                .findFirst();
    }

    /** Nobody finds what another task has left: each method that reads it sets it first. */
    private static boolean isSetBeforeEachRead(List<Call> calls) {
        List<Call> reads =
                calls.stream().filter(call -> call.name().equals("get")).toList();
        return !reads.isEmpty()
                && reads.stream().allMatch(read -> calls.stream()
                        .anyMatch(call -> call.name().equals("set")
                                && call.method().key().equals(read.method().key())
                                && call.site().site().line()
                                        < read.site().site().line()));
    }

    /** A tool such as a buffer: where none is there yet, a new one is made, of nothing that the caller brings. */
    private static boolean isForReuse(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.name().equals("set"))
                .allMatch(call ->
                        looks(call, calls).findAny().isPresent() && set(call).allMatch(ThreadLocalNotRemoved::isTool));
    }

    private static boolean isTool(Value value) {
        return value instanceof Value.Allocation
                && value.parts().noneMatch(part -> part instanceof Value.Parameter || part instanceof Value.Self);
    }

    private static Stream<Value> set(Call call) {
        return call.site().arguments().stream().flatMap(Value::alternatives);
    }

    private static Stream<Call> looks(Call set, List<Call> calls) {
        return calls.stream()
                .filter(call -> call.name().equals("get")
                        && call.method().key().equals(set.method().key()));
    }
}
