package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps others out without a lock being taken in the method itself: methods of the object that only take its lock and only give
 * it back, and a semaphore of one permit.
 */
final class LockBrackets {

    private static final String SEMAPHORE = "java.util.concurrent.Semaphore";
    private static final Set<String> ACQUIRES = Set.of("acquire", "acquireUninterruptibly");

    private final Program program;

    LockBrackets(Program program) {
        this.program = program;
    }

    /** Between the call that takes and the one that gives back, by their lines. */
    boolean hold(MethodFact method, Site place) {
        List<CallSite> before = method.calls().stream()
                .filter(call -> call.site().line() <= place.line())
                .toList();
        return method.calls().stream()
                .filter(call -> call.site().line() >= place.line())
                .anyMatch(end -> before.stream().anyMatch(start -> isBracket(start, end)));
    }

    private boolean isBracket(CallSite start, CallSite end) {
        return isOfSemaphore(start, end)
                || isOfSelf(start)
                        && isOfSelf(end)
                        && lockTakenBy(start)
                                .filter(lock -> lockGivenBackBy(end)
                                        .filter(given -> Values.isSameObject(lock, given))
                                        .isPresent())
                                .isPresent();
    }

    private boolean isOfSemaphore(CallSite start, CallSite end) {
        return start.target().owner().equals(SEMAPHORE)
                && end.target().owner().equals(SEMAPHORE)
                && ACQUIRES.contains(start.target().name())
                && end.target().name().equals("release")
                && start.arguments().isEmpty()
                && start.receiver().equals(end.receiver())
                && hasOnePermit(start);
    }

    private boolean hasOnePermit(CallSite start) {
        List<Value> made = Values.receiverField(start).map(program::valuesOf).orElse(List.of());
        return !made.isEmpty()
                && made.stream()
                        .allMatch(value -> value instanceof Value.Allocation semaphore
                                && !semaphore.arguments().isEmpty()
                                && Values.text(semaphore.arguments().get(0))
                                        .filter("1"::equals)
                                        .isPresent());
    }

    private static boolean isOfSelf(CallSite call) {
        return call.receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private Optional<Value> lockTakenBy(CallSite call) {
        return onlyLockCall(call)
                .filter(one -> LockTypes.waitsForIt(one.target().name()))
                .flatMap(CallSite::receiver);
    }

    private Optional<Value> lockGivenBackBy(CallSite call) {
        return onlyLockCall(call)
                .filter(one -> one.target().name().equals("unlock"))
                .flatMap(CallSite::receiver);
    }

    /** The one call on a lock in the method called, which does not give back what it takes. */
    private Optional<CallSite> onlyLockCall(CallSite call) {
        List<CallSite> onLocks = program.method(call.target()).stream()
                .flatMap(method -> method.calls().stream())
                .filter(one -> LockTypes.isLock(one.target().owner())
                        && (LockTypes.waitsForIt(one.target().name())
                                || one.target().name().equals("unlock")))
                .toList();
        return onLocks.size() == 1 ? Optional.of(onLocks.get(0)) : Optional.empty();
    }
}
