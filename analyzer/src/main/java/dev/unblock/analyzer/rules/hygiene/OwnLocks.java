package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds locks that a thread waits for although it holds them itself: a write lock asked for under the read lock of the same pair, and a
 * stamped lock, which does not know its owner, taken again
 * (<a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/concurrent/locks/ReentrantReadWriteLock.html">ReentrantReadWriteLock</a>,
 * <a href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/concurrent/locks/StampedLock.html">StampedLock</a>).
 */
final class OwnLocks {

    private static final String LOCK = "java.util.concurrent.locks.Lock";
    private static final String STAMPED = "java.util.concurrent.locks.StampedLock";

    private OwnLocks() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .flatMap(call -> problem(inspection, method, call).stream()));
    }

    private static Optional<Problem> problem(Inspection inspection, MethodFact method, CallSite call) {
        if (isUpgrade(inspection, method, call)) {
            return Optional.of(
                    problem(
                            method,
                            call,
                            "The write lock is asked for while this thread holds the read lock: it waits until all readers are gone, itself among"
                                    + " them, for ever. Release the read lock first, and look again once the write lock is taken."));
        }
        return isStampedAgain(inspection, method, call)
                ? Optional.of(problem(
                        method,
                        call,
                        "A StampedLock does not know who holds it: this thread has it already, and waits for itself for ever. Pass the"
                                + " stamp along, or convert it."))
                : Optional.empty();
    }

    private static boolean isUpgrade(Inspection inspection, MethodFact method, CallSite call) {
        return LockTypes.waitsForIt(call.target().name())
                && inspection.isSubtype(call.target().owner(), LOCK)
                && call.receiver()
                        .filter(lock -> half(lock, "writeLock").isPresent())
                        .filter(lock -> held(inspection, method, call).anyMatch(reading -> half(reading, "readLock")
                                .flatMap(Value.Result::receiver)
                                .equals(half(lock, "writeLock").flatMap(Value.Result::receiver))))
                        .isPresent();
    }

    private static Optional<Value.Result> half(Value lock, String name) {
        return lock instanceof Value.Result result
                        && result.target().name().equals(name)
                        && result.receiver().flatMap(Values::field).isPresent()
                ? Optional.of(result)
                : Optional.empty();
    }

    /** For writing now, or for reading where it was taken for writing. */
    private static boolean isStampedAgain(Inspection inspection, MethodFact method, CallSite call) {
        return call.target().owner().equals(STAMPED)
                && call.target().name().equals("writeLock")
                && call.receiver()
                        .filter(lock -> Values.field(lock).isPresent())
                        .filter(lock -> held(inspection, method, call).anyMatch(lock::equals))
                        .isPresent();
    }

    /** Held at the call by the method itself, or by one that calls it on the same object. */
    private static Stream<Value> held(Inspection inspection, MethodFact method, CallSite call) {
        Stream<Value> byCallers = inspection.program().callers(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread()
                        && edge.site()
                                .receiver()
                                .filter(Value.Self.class::isInstance)
                                .isPresent())
                .flatMap(edge -> edge.site().locks().stream());
        return Stream.concat(call.locks().stream(), byCallers);
    }

    private static Problem problem(MethodFact method, CallSite call, String message) {
        return Problem.at(method, call).severity(Severity.HIGH).message(message);
    }
}
