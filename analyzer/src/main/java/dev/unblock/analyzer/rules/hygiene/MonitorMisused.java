package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges {@code wait}, {@code notify} and {@code notifyAll} by the monitors that are held around them. */
final class MonitorMisused implements CallRule {

    private static final Set<String> NAMES = Set.of("wait", "notify", "notifyAll");
    private static final Set<String> SIGNALS = Set.of("signal", "signalAll");
    private static final Set<List<String>> PARAMETERS = Set.of(List.of(), List.of("long"), List.of("long", "int"));
    private static final List<String> HAVE_THEIR_OWN = List.of(
            "java.util.concurrent.locks.Condition",
            "java.util.concurrent.locks.Lock",
            "java.util.concurrent.CountDownLatch",
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.CyclicBarrier");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "wait(), notify(), await() or signal() without its lock, on the wrong object, holding two monitors, or about no change.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        CallSite site = call.site();
        boolean monitorCall = NAMES.contains(call.name())
                && PARAMETERS.contains(site.target().parameterTypes())
                && inspection.program().method(site.target()).isEmpty()
                && site.receiver().isPresent();
        if (isConditionCall(inspection, call)) {
            return ofOtherLock(inspection, call).map(complaint -> Problem.at(call.method(), site)
                    .severity(complaint.severity())
                    .message(complaint.words()));
        }
        return monitorCall
                ? complaint(inspection, call).map(complaint -> Problem.at(call.method(), site)
                        .severity(complaint.severity())
                        .message(complaint.words()))
                : Optional.empty();
    }

    private static boolean isConditionCall(Inspection inspection, Call call) {
        return (call.name().startsWith("await") || SIGNALS.contains(call.name()))
                && inspection.isSubtype(call.owner(), HAVE_THEIR_OWN.get(0));
    }

    /** A condition belongs to the lock that made it, and to no other. */
    private static Optional<Complaint> ofOtherLock(Inspection inspection, Call call) {
        List<Value> held = call.site().locks();
        Optional<FieldKey> own = Values.receiverField(call.site()).flatMap(condition -> makerOf(inspection, condition));
        boolean another = own.isPresent()
                && !held.isEmpty()
                && held.stream().allMatch(lock -> Values.field(lock)
                        .filter(field -> !field.equals(own.get()))
                        .isPresent());
        if (own.isPresent() && isWithoutLock(inspection, call, own.get())) {
            return Optional.of(
                    new Complaint(
                            call.method().is(Modifier.PUBLIC) ? Severity.HIGH : Severity.INFO,
                            call.name() + "() is called on a condition of "
                                    + own.get().name()
                                    + ", which is not held: it throws an IllegalMonitorStateException. Take the lock around it."));
        }
        return another
                ? Optional.of(new Complaint(
                        Severity.HIGH,
                        call.name() + "() is called on a condition of "
                                + own.get().name()
                                + " while another lock is held: it throws an IllegalMonitorStateException. Take the lock"
                                + " that made the condition."))
                : Optional.empty();
    }

    /** The method takes no lock at all, and no other one takes this one for it. */
    private static boolean isWithoutLock(Inspection inspection, Call call, FieldKey lock) {
        return held(call.method(), call.site()).isEmpty()
                && call.method().writtenIn().isEmpty()
                && call.method().calls().stream().noneMatch(MonitorMisused::locks)
                && !isHeldByCallers(inspection, call.method())
                && inspection.callsOn(lock).stream()
                        .filter(taken -> locks(taken.site()))
                        .allMatch(taken -> taken.method().calls().stream()
                                .anyMatch(other -> other.target().name().equals("unlock")));
    }

    private static boolean locks(CallSite call) {
        return LockTypes.takes(call.target().name());
    }

    /** The one lock of which {@code newCondition} made what the field holds. */
    private static Optional<FieldKey> makerOf(Inspection inspection, FieldKey condition) {
        List<Optional<FieldKey>> makers = inspection.program().valuesOf(condition).stream()
                .map(value -> value instanceof Value.Result made
                                && made.target().name().equals("newCondition")
                        ? made.receiver().flatMap(Values::field)
                        : Optional.<FieldKey>empty())
                .distinct()
                .toList();
        return makers.size() == 1 ? makers.get(0) : Optional.empty();
    }

    private record Complaint(Severity severity, String words) {}

    private static Optional<Complaint> complaint(Inspection inspection, Call call) {
        return Stream.of(
                        onWrongObject(inspection, call),
                        notHeld(inspection, call),
                        holdingTwo(call),
                        naked(inspection, call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Complaint> onWrongObject(Inspection inspection, Call call) {
        Value receiver = call.site().receiver().orElseThrow();
        String type = typeOf(call.method(), receiver).orElse(call.owner());
        Optional<String> own = HAVE_THEIR_OWN.stream()
                .filter(one -> inspection.isSubtype(type, one) || inspection.isSubtype(call.owner(), one))
                .findFirst();
        if (own.isPresent()) {
            return Optional.of(
                    new Complaint(
                            Severity.HIGH,
                            call.name() + "() is Object's, not that of " + simpleName(own.get())
                                    + ": it works on another monitor, and the two never meet. Call await, signal or signalAll."));
        }
        boolean itself = receiver instanceof Value.Self;
        boolean thread = inspection.isSubtype(itself ? call.method().named().owner() : type, "java.lang.Thread");
        return thread
                ? Optional.of(new Complaint(
                        itself ? Severity.INFO : Severity.MEDIUM,
                        call.name()
                                + "() on a Thread meets the JVM's own use of that monitor: join() waits on it and the end"
                                + " of the thread notifies it. Use an object of its own."))
                : Optional.empty();
    }

    private static Optional<Complaint> notHeld(Inspection inspection, Call call) {
        Value receiver = call.site().receiver().orElseThrow();
        List<Value> held = held(call.method(), call.site());
        boolean holds = held.stream().anyMatch(lock -> Values.isSameObject(lock, receiver));
        boolean certain = isCertain(receiver) && held.stream().allMatch(MonitorMisused::isCertain);
        if (holds || !certain || isHeldByCallers(inspection, call.method())) {
            return Optional.empty();
        }
        return Optional.of(new Complaint(
                isForCallers(inspection, call.method()) ? Severity.INFO : Severity.HIGH,
                call.name() + "() is called without holding the monitor of its object: it throws an"
                        + " IllegalMonitorStateException. Synchronize on the same object around it."));
    }

    /** A method that does nothing else, for others of the project who may hold the monitor in ways that are not seen. */
    private static boolean isForCallers(Inspection inspection, MethodFact method) {
        return !method.is(Modifier.PUBLIC)
                && method.calls().size() == 1
                && !inspection.program().callers(method.key()).isEmpty();
    }

    private static Optional<Complaint> holdingTwo(Call call) {
        long monitors = held(call.method(), call.site()).stream().distinct().count();
        return call.name().equals("wait") && monitors > 1
                ? Optional.of(new Complaint(
                        Severity.HIGH,
                        "wait() gives up one monitor and keeps the other: whoever needs that one to get to notify() waits"
                                + " for ever. Wait with one monitor held."))
                : Optional.empty();
    }

    /** Nothing that a waiting thread could look at is changed in the method. */
    private static Optional<Complaint> naked(Inspection inspection, Call call) {
        MethodFact method = call.method();
        boolean changes = method.accesses().stream().anyMatch(access -> access.kind() == FieldAccess.Kind.WRITE)
                || method.calls().size() > 1
                || !method.parameters().isEmpty()
                || method.writtenIn().isPresent()
                || !inspection.program().callers(method.key()).isEmpty()
                || isHeldByCallers(inspection, method);
        return call.name().equals("wait") || changes
                ? Optional.empty()
                : Optional.of(
                        new Complaint(
                                Severity.LOW,
                                call.name()
                                        + "() wakes threads although nothing was changed that they could wait for: a wake-up that"
                                        + " comes before the wait is lost. Change the condition in the same synchronized block."));
    }

    private static List<Value> held(MethodFact method, CallSite call) {
        List<Value> held = new ArrayList<>(call.locks());
        if (method.is(Modifier.SYNCHRONIZED)) {
            held.add(method.is(Modifier.STATIC) ? new Value.Unknown(Optional.empty()) : new Value.Self());
        }
        return held;
    }

    /** All callers hold something, or say that theirs do. */
    private static boolean isHeldByCallers(Inspection inspection, MethodFact method) {
        boolean promised = method.annotations().stream().anyMatch(a -> a.type().endsWith("GuardedBy"));
        List<CallEdge> callers = inspection.program().callers(method.key());
        return promised
                || !method.is(Modifier.PUBLIC)
                        && !callers.isEmpty()
                        && callers.stream().allMatch(edge -> inspection
                                .program()
                                .method(edge.caller())
                                .filter(caller -> !held(caller, edge.site()).isEmpty())
                                .isPresent());
    }

    private static boolean isCertain(Value value) {
        return value instanceof Value.Self || value instanceof Value.FieldRead || value instanceof Value.Allocation;
    }

    private static Optional<String> typeOf(MethodFact method, Value value) {
        if (value instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return Optional.of(method.parameters().get(parameter.index()).type());
        }
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.type());
        }
        return value instanceof Value.Allocation made ? Optional.of(made.type()) : Optional.empty();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
