package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds locks that one thread takes and another is to release: only the one that holds a lock may. */
final class UnlockOnAnotherThread implements CallRule {

    private static final Set<String> LOCKS = Set.of(
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.Lock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock",
            "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A lock that this thread took is released in a task on another thread, which fails.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean releases = call.name().equals("unlock") && LOCKS.contains(call.owner());
        Optional<FieldKey> lock = Values.receiverField(call.site());
        if (!releases || lock.isEmpty() || takes(inspection, lock.get(), call.method()) || !isTask(inspection, call)) {
            return Optional.empty();
        }
        return inspection.callsOn(lock.get()).stream()
                .filter(other -> LockTypes.takes(other.name())
                        && other.method().named().equals(call.method().named()))
                .findFirst()
                .map(taken -> Problem.at(call.method(), call.site())
                        .severity(Severity.HIGH)
                        .message(
                                "The lock is taken by the thread that hands this task over, and only that thread can release"
                                        + " it: here unlock() throws an IllegalMonitorStateException, and the lock stays held for ever."
                                        + " Use a Semaphore, or take and release it inside the task.")
                        .related(List.of(new Location(
                                taken.site().site().file(), taken.site().site().line(), "taken here"))));
    }

    private static boolean takes(Inspection inspection, FieldKey lock, MethodFact method) {
        return inspection.callsOn(lock).stream()
                .anyMatch(other ->
                        LockTypes.takes(other.name()) && other.method().key().equals(method.key()));
    }

    private static boolean isTask(Inspection inspection, Call call) {
        List<CallEdge> callers = inspection.program().callers(call.method().key());
        return call.method().writtenIn().isPresent()
                && !callers.isEmpty()
                && callers.stream().noneMatch(edge -> edge.hop().isSameThread());
    }
}
