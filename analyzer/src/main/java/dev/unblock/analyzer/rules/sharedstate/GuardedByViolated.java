package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class GuardedByViolated implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A member is used without the lock that its @GuardedBy names.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> fields =
                inspection.types().flatMap(type -> type.fields().stream()).flatMap(field -> ofField(inspection, field));
        Stream<Problem> methods = inspection.calls().flatMap(call -> ofCall(inspection, call).stream());
        return Stream.concat(fields, methods).distinct();
    }

    private static Stream<Problem> ofField(Inspection inspection, FieldFact field) {
        List<Guard> guards = Guard.of(field.key(), field.annotations());
        return guards.isEmpty()
                ? Stream.empty()
                : inspection.accesses().uses(field.key()).stream()
                        .filter(use -> !isOwn(inspection, use) && !isTheLock(use))
                        .flatMap(use -> missing(
                                inspection,
                                use.method(),
                                taken(use),
                                use.access().object(),
                                guards)
                                .map(guard -> problem(
                                        inspection,
                                        use.method(),
                                        use.access().site(),
                                        field.key(),
                                        guard,
                                        use.isWrite() ? "written" : "read"))
                                .map(problem -> isOfTheWriter(inspection, field, use)
                                        ? problem.severity(Severity.INFO)
                                        : problem)
                                .stream());
    }

    /** A read by the one task that makes all changes: its lock is for the others that look. */
    private static boolean isOfTheWriter(Inspection inspection, FieldFact field, Use read) {
        List<Use> writes = inspection.accesses().usesAfterConstruction(field).stream()
                .filter(Use::isWrite)
                .toList();
        List<MethodFact> touching = Stream.concat(Stream.of(read), writes.stream())
                .map(Use::method)
                .distinct()
                .toList();
        return !read.isWrite() && !writes.isEmpty() && inspection.confinement().isOfOneTask(field.key(), touching);
    }

    /** Who writes needs the lock for writing. */
    private static List<Value> taken(Use use) {
        return use.access().locks().stream()
                .filter(lock -> !use.isWrite()
                        || !(lock instanceof Value.Result half)
                        || !half.target().name().equals("readLock"))
                .toList();
    }

    private static Optional<Problem> ofCall(Inspection inspection, Call call) {
        Optional<MethodFact> called = inspection.program().method(call.site().target());
        if (called.isEmpty() || inspection.accesses().isConstructing(call.method())) {
            return Optional.empty();
        }
        FieldKey member = new FieldKey(call.owner(), call.name());
        List<Guard> guards = Guard.of(member, called.get().annotations());
        CallSite site = call.site();
        Optional<Value> object = called.get().is(Modifier.STATIC) ? Optional.empty() : site.receiver();
        return missing(inspection, call.method(), site.locks(), object, guards)
                .map(guard -> problem(inspection, call.method(), site.site(), member, guard, "called"));
    }

    /** Being made, so that nobody else has it yet. */
    private static boolean isOwn(Inspection inspection, Use use) {
        return inspection.accesses().isConstructing(use.method())
                || use.access()
                        .object()
                        .filter(Value.Allocation.class::isInstance)
                        .isPresent();
    }

    /** Read to be locked itself. */
    private static boolean isTheLock(Use use) {
        return use.method().monitors().stream()
                .anyMatch(
                        monitor -> monitor.site().line() == use.access().site().line()
                                && Values.field(monitor.lock())
                                        .filter(use.access().field()::equals)
                                        .isPresent());
    }

    /** The first of the guards that is not held; what the method itself demands of its callers is. */
    private static Optional<Guard> missing(
            Inspection inspection, MethodFact method, List<Value> taken, Optional<Value> object, List<Guard> guards) {
        if (guards.isEmpty()) {
            return Optional.empty();
        }
        Set<Value> held = new HashSet<>(inspection.lockSets().at(method, taken));
        Set<String> demanded = demanded(inspection, method);
        boolean asserts = method.calls().stream()
                .anyMatch(call -> call.target().name().equals("holdsLock")
                        || call.target().name().equals("isHeldByCurrentThread"));
        return guards.stream()
                .filter(guard -> !guard.isUnclear() && !asserts && !demanded.contains(guard.name()))
                .filter(guard -> !guard.isAmong(held, object))
                .findFirst();
    }

    private static Set<String> demanded(Inspection inspection, MethodFact method) {
        Set<String> names = new HashSet<>();
        Stream.concat(
                        Stream.of(method),
                        method.writtenIn().flatMap(inspection.program()::method).stream()
                                .filter(outer -> !runsElsewhere(inspection, method)))
                .forEach(one ->
                        Guard.of(new FieldKey("", ""), one.annotations()).forEach(guard -> names.add(guard.name())));
        return names;
    }

    private static boolean runsElsewhere(Inspection inspection, MethodFact lambda) {
        return inspection.program().callers(lambda.key()).stream()
                .anyMatch(edge -> !edge.hop().isSameThread());
    }

    private static Problem problem(
            Inspection inspection, MethodFact method, Site site, FieldKey member, Guard guard, String how) {
        return Problem.at(method, site, member.signature())
                .severity(severity(inspection, method))
                .message(
                        member.name() + " is " + how + " here without the lock " + guard.name()
                                + " that its @GuardedBy names: a thread that holds the lock changes it meanwhile. Take the lock.");
    }

    private static Severity severity(Inspection inspection, MethodFact method) {
        if (inspection.lockSets().mayRunUnderLock(method)) {
            return Severity.INFO;
        }
        return inspection.accesses().isConcurrent(List.of(method.key())) ? Severity.HIGH : Severity.MEDIUM;
    }
}
