package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What keeps others out without a lock being taken in the method itself: methods of the object that only take locks and only give them
 * back, and a semaphore of one permit.
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
                        && takenBy(start).stream().anyMatch(lock -> givenBackBy(end).stream()
                                .anyMatch(given -> Values.isSameObject(lock, given)));
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

    private List<Value> takenBy(CallSite call) {
        return locks(call, one -> LockTypes.waitsForIt(one.target().name()));
    }

    private List<Value> givenBackBy(CallSite call) {
        return locks(call, one -> one.target().name().equals("unlock"));
    }

    /** The locks that the method called deals with, where it does this with all of them and nothing else. */
    private List<Value> locks(CallSite call, Predicate<CallSite> does) {
        List<CallSite> onLocks = program.method(call.target()).stream()
                .flatMap(method -> method.calls().stream())
                .filter(one -> LockTypes.isLock(one.target().owner())
                        && (LockTypes.waitsForIt(one.target().name())
                                || one.target().name().equals("unlock")))
                .toList();
        return onLocks.stream().allMatch(does)
                ? onLocks.stream().flatMap(one -> one.receiver().stream()).toList()
                : List.of();
    }
}
