package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess;
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
import java.util.stream.Stream;

/**
 * Finds plain collections, builders and arrays in concurrent maps and atomic references that are changed after they were looked up: what
 * holds them guards only itself.
 */
final class MutableValueInConcurrentMap implements Rule {

    private static final Set<String> LOOKUPS =
            Set.of("get", "getOrDefault", "computeIfAbsent", "computeIfPresent", "compute", "putIfAbsent", "merge");
    private static final Set<String> PUTS = Set.of("put", "putIfAbsent", "replace");
    private static final String REFERENCE = "java.util.concurrent.atomic.AtomicReference";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A plain collection, builder or array in a concurrent map or atomic reference is changed in place.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> calls = inspection
                .calls()
                .filter(call -> Containers.changes(call.name()))
                .flatMap(call -> call.site().receiver().stream()
                        .flatMap(changed ->
                                problem(
                                        inspection,
                                        call.method(),
                                        changed,
                                        call.site().locks(),
                                        call.site().site())
                                        .stream()));
        Stream<Problem> elements = inspection.methods().flatMap(method -> method.elementWrites().stream()
                .flatMap(write -> stored(inspection, method, write).stream()));
        return Stream.concat(calls, elements).distinct();
    }

    private static Optional<Problem> stored(Inspection inspection, MethodFact method, ElementWrite write) {
        return problem(inspection, method, write.array(), write.locks(), write.site());
    }

    private static Optional<Problem> problem(
            Inspection inspection, MethodFact method, Value changed, List<Value> locks, Site site) {
        ConcurrentAccess accesses = inspection.accesses();
        return changed.alternatives()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(found -> LOOKUPS.contains(found.target().name()) && !isKeptForThread(found))
                .flatMap(found -> found.receiver().stream()
                        .flatMap(map -> Values.field(map).stream())
                        .filter(map -> isConcurrent(inspection, found, map) && holdsPlain(inspection, map)))
                .filter(map -> locks.isEmpty()
                        && inspection.lockSets().at(method, locks).isEmpty()
                        && !accesses.isGuarded(method)
                        && !accesses.isGuardedByClients(method)
                        && !accesses.isBuilding(method)
                        && !inspection.lockSets().mayRunUnderLock(method)
                        && !inspection.confinement().isOfOneTask(map, users(inspection, map)))
                .findFirst()
                .map(map -> problem(inspection, method, map, site));
    }

    /** {@code map.get(Thread.currentThread())}: each thread has a value of its own. */
    private static boolean isKeptForThread(Value.Result found) {
        return found.arguments().stream()
                .flatMap(Value::parts)
                .anyMatch(part ->
                        part instanceof Value.Result key && key.target().owner().equals("java.lang.Thread"));
    }

    private static boolean isConcurrent(Inspection inspection, Value.Result found, FieldKey map) {
        return found.target().owner().equals(REFERENCE)
                || inspection.isSubtype(found.target().owner(), "java.util.concurrent.ConcurrentMap")
                || inspection.program().valuesOf(map).stream()
                        .anyMatch(value -> value instanceof Value.Allocation made
                                && inspection.isSubtype(made.type(), "java.util.concurrent.ConcurrentMap"));
    }

    /** What the program puts there is such an object. */
    private static boolean holdsPlain(Inspection inspection, FieldKey map) {
        boolean fromStart = inspection.program().valuesOf(map).stream()
                .anyMatch(value -> value instanceof Value.Allocation made
                        && made.type().equals(REFERENCE)
                        && isPlain(inspection, made.arguments()));
        return fromStart
                || inspection.callsOn(map).stream()
                        .filter(call -> Values.receiverField(call.site())
                                .filter(map::equals)
                                .isPresent())
                        .anyMatch(call -> putsPlain(inspection, call));
    }

    private static boolean putsPlain(Inspection inspection, Call call) {
        List<Value> arguments = call.site().arguments();
        if (PUTS.contains(call.name()) && arguments.size() >= 2) {
            return isPlain(
                    inspection, inspection.program().origins(call.method().key(), arguments.get(1)));
        }
        return call.name().startsWith("compute")
                && Values.functions(call.site()).anyMatch(function -> makesPlain(inspection, function));
    }

    /** {@code key -> new ArrayList<>()}, or by a reference to its constructor. */
    private static boolean makesPlain(Inspection inspection, Value.Functional function) {
        boolean constructor = function.implementation().isConstructor()
                && Containers.UNSAFE.contains(function.implementation().owner());
        return constructor
                || inspection.program().method(function.implementation()).stream()
                        .anyMatch(body -> isPlain(inspection, body.returned()));
    }

    private static boolean isPlain(Inspection inspection, List<Value> values) {
        return values.stream()
                .flatMap(Value::alternatives)
                .anyMatch(value -> Containers.isUnsafe(inspection, value)
                        || value instanceof Value.Allocation made && made.type().endsWith("[]"));
    }

    private static List<MethodFact> users(Inspection inspection, FieldKey map) {
        return inspection.callsOn(map).stream().map(Call::method).distinct().toList();
    }

    private static Problem problem(Inspection inspection, MethodFact method, FieldKey map, Site site) {
        boolean concurrent = inspection.accesses().isConcurrent(List.of(method.key()));
        boolean one = LockField.declared(inspection, map)
                .filter(field -> Meeting.isOfOneObject(inspection, field))
                .isPresent();
        boolean expected = concurrent ? one : UnknownCallers.areOf(inspection, method);
        return Problem.at(method, site, map.signature())
                .severity(expected ? Severity.MEDIUM : Severity.INFO)
                .message(
                        "What " + map.name()
                                + " holds is changed in place here, and is not thread-safe itself: two threads that look it up"
                                + " change it at once, and entries get lost. Change it inside compute() or by a copy, or keep a concurrent collection there.");
    }
}
