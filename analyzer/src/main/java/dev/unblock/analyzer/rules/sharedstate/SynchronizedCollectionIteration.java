package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class SynchronizedCollectionIteration implements Rule {

    private static final Set<String> WALKS = Set.of("iterator", "listIterator", "stream", "spliterator");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A synchronized collection is walked through without holding its lock.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> !inspection.accesses().isBuilding(method))
                .flatMap(method -> Stream.concat(
                        method.calls().stream()
                                .filter(call ->
                                        WALKS.contains(call.target().name()) && isOpen(inspection, method, call))
                                .map(call -> problem(Problem.at(method, call))),
                        method.accesses().stream()
                                .filter(access -> isWalked(inspection, method, access))
                                .map(access -> problem(Problem.at(
                                        method, access.site(), access.field().signature())))));
    }

    private static boolean isOpen(Inspection inspection, MethodFact method, CallSite call) {
        return call.receiver().stream()
                .flatMap(Value::alternatives)
                .flatMap(SynchronizedCollectionIteration::walked)
                .anyMatch(field -> isSynchronized(inspection, field)
                        && !isGuarded(inspection, method, call.locks(), field)
                        && !isOfOneTask(inspection, method, field));
    }

    /** Its own lock is held, one that nothing more is known of, or one that all who change it hold as well. */
    private static boolean isGuarded(Inspection inspection, MethodFact method, List<Value> taken, FieldKey field) {
        Set<Value> held = inspection.lockSets().at(method, taken);
        if (held.isEmpty()) {
            return inspection.accesses().isGuarded(method);
        }
        return !held.stream().allMatch(lock -> lock instanceof Value.Self || isAnotherField(lock, field))
                || inspection.callsOn(field).stream()
                        .filter(call -> Containers.changes(call.name())
                                && !inspection.accesses().isConstructing(call.method()))
                        .allMatch(call -> inspection
                                .lockSets()
                                .at(call.method(), call.site().locks())
                                .stream()
                                .anyMatch(held::contains));
    }

    private static boolean isAnotherField(Value lock, FieldKey field) {
        return Values.field(lock).filter(other -> !other.equals(field)).isPresent();
    }

    /** The collection itself or a view of it, and neither a copy nor what is in it. */
    private static Stream<FieldKey> walked(Value collection) {
        return UnsuitableLock.isView(collection)
                ? ((Value.Result) collection).receiver().flatMap(Values::field).stream()
                : Values.field(collection).stream();
    }

    /** {@code for (String name : names)}, where no class file shows the call of its iterator. */
    private static boolean isWalked(Inspection inspection, MethodFact method, FieldAccess access) {
        String name = access.field().name();
        int line = access.site().line();
        return access.kind() == FieldAccess.Kind.READ
                && isSynchronized(inspection, access.field())
                && !isGuarded(inspection, method, access.locks(), access.field())
                && !isOfOneTask(inspection, method, access.field())
                && inspection
                        .loopsIn(access.site().file())
                        .anyMatch(loop -> loop.line() == line && isAllOf(loop.over(), name))
                && method.calls().stream()
                        .noneMatch(call -> call.site().line() == line
                                && call.target().name().equals("iterator"))
                && method.monitors().stream()
                        .noneMatch(monitor -> monitor.site().line() == line);
    }

    /** The collection itself, or all that a map holds. */
    private static boolean isAllOf(String over, String name) {
        return over.matches("(this\\.)?" + Pattern.quote(name) + "(\\.(keySet|values|entrySet)\\(\\))?");
    }

    private static boolean isSynchronized(Inspection inspection, FieldKey field) {
        return inspection.program().valuesOf(field).stream()
                .anyMatch(value -> value instanceof Value.Result result
                        && result.target().owner().equals("java.util.Collections")
                        && result.target().name().startsWith("synchronized"));
    }

    /** Who walks through it is the one who changes it. */
    private static boolean isOfOneTask(Inspection inspection, MethodFact walker, FieldKey field) {
        List<MethodFact> touching = Stream.concat(
                        Stream.of(walker),
                        inspection.callsOn(field).stream()
                                .filter(call -> Containers.changes(call.name()))
                                .map(Call::method))
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(field, touching);
    }

    private static Problem problem(Problem at) {
        return at.severity(Severity.MEDIUM)
                .message(
                        "Each call on a synchronized collection is safe, but walking through it takes many: a change in"
                                + " between ends in a ConcurrentModificationException. Hold its lock meanwhile, or use a"
                                + " concurrent collection.");
    }
}
