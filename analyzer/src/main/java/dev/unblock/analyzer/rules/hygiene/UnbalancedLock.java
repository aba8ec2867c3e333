package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LockTypes;
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
import java.util.Optional;
import java.util.stream.Stream;

/** Counts how often a method takes a lock and gives it back, where nothing decides between the calls. */
final class UnbalancedLock implements Rule {

    private static final String LOCK = "java.util.concurrent.locks.Lock";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A lock is taken twice and released once, released twice, or released without being taken.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> isOnLock(inspection, call))
                .flatMap(call -> problem(inspection, method, call).stream()));
    }

    private static boolean isOnLock(Inspection inspection, CallSite call) {
        return (takes(call) || releases(call))
                && inspection.isSubtype(call.target().owner(), LOCK);
    }

    private static boolean takes(CallSite call) {
        return LockTypes.waitsForIt(call.target().name());
    }

    private static boolean releases(CallSite call) {
        return call.target().name().equals("unlock");
    }

    private static Optional<Problem> problem(Inspection inspection, MethodFact method, CallSite call) {
        List<CallSite> same = method.calls().stream()
                .filter(other ->
                        isOnLock(inspection, other) || other.target().name().equals("tryLock"))
                .filter(other -> isSameLock(other, call))
                .toList();
        if (takes(call)) {
            return isTakenAgain(inspection, same, call)
                    ? Optional.of(problem(
                            method,
                            call,
                            "The lock is taken a second time here and released only once: it stays taken, and every other"
                                    + " thread that needs it waits for ever. Take it once, or release it as often."))
                    : Optional.empty();
        }
        if (isReleasedAgain(inspection, same, call)) {
            return Optional.of(problem(
                    method,
                    call,
                    "The lock is released a second time here, though it was taken once: that throws an"
                            + " IllegalMonitorStateException. Release it as often as it is taken."));
        }
        return same.stream().allMatch(UnbalancedLock::releases) && isTakenNowhere(inspection, method, call)
                ? Optional.of(problem(
                        method,
                        call,
                        "Nothing takes the lock that is released here: that throws an IllegalMonitorStateException, and"
                                + " what comes before runs without a lock. Take it right before the try block."))
                : Optional.empty();
    }

    private static boolean isTakenAgain(Inspection inspection, List<CallSite> same, CallSite call) {
        long taken = same.stream().filter(other -> !releases(other)).count();
        long released = same.stream().filter(UnbalancedLock::releases).count();
        return released > 0
                && released < taken
                && same.stream()
                        .filter(other -> other.index() < call.index())
                        .reduce((earlier, later) -> later)
                        .filter(before -> takes(before) && isOneAfterOther(inspection, before, call))
                        .isPresent();
    }

    private static boolean isReleasedAgain(Inspection inspection, List<CallSite> same, CallSite call) {
        long taken = same.stream().filter(other -> !releases(other)).count();
        long released = same.stream().filter(UnbalancedLock::releases).count();
        return taken == 1
                && released > taken
                && same.stream()
                        .filter(other -> other.index() < call.index())
                        .reduce((earlier, later) -> later)
                        .filter(before -> releases(before)
                                && (before.index() + 1 == call.index() && isOneAfterOther(inspection, before, call)
                                        || isAtTheEndOfItsTry(inspection, before, call)))
                        .isPresent();
    }

    /** {@code try { …; lock.unlock(); } finally { lock.unlock(); }}: the first is the last thing that the block does in any case. */
    private static boolean isAtTheEndOfItsTry(Inspection inspection, CallSite before, CallSite call) {
        return before.site().loops() == call.site().loops()
                && inspection
                        .tries()
                        .endingWith(call.site())
                        .filter(attempt -> attempt.body().holds(before.site()))
                        .isPresent()
                && inspection.choices().in(call.site().file()).stream()
                        .filter(choice -> choice.armOf(before.site()) != ChoiceFact.NONE)
                        .allMatch(choice ->
                                choice.arms().get(choice.armOf(before.site())).holds(call.site())
                                        || choice.usual() == choice.armOf(before.site()));
    }

    /** Where one runs the other does: no loop, no condition and no try block between them. */
    private static boolean isOneAfterOther(Inspection inspection, CallSite before, CallSite call) {
        return before.site().loops() == call.site().loops()
                && inspection.tries().knows(call.site().file())
                && inspection.choices().in(call.site().file()).stream()
                        .allMatch(choice -> choice.armOf(before.site()) == choice.armOf(call.site()))
                && inspection
                        .tries()
                        .endingWith(before.site())
                        .equals(inspection.tries().endingWith(call.site()));
    }

    /** A lock of the class's own, which no code takes without giving it back itself. */
    private static boolean isTakenNowhere(Inspection inspection, MethodFact method, CallSite release) {
        Optional<FieldKey> lock =
                release.receiver().stream().flatMap(Values::chainStarts).findFirst();
        return lock.isPresent()
                && method.writtenIn().isEmpty()
                && !method.key().name().matches("(?i).*(unlock|release|leave|exit|close|end|after|finish).*")
                && inspection.program().valuesOf(lock.get()).stream().allMatch(Value.Allocation.class::isInstance)
                && !inspection.program().valuesOf(lock.get()).isEmpty()
                && inspection.callsOn(lock.get()).stream()
                        .filter(other -> !releases(other.site()) && !isAboutOtherHalf(inspection, other, release))
                        .allMatch(other -> other.method().calls().stream()
                                .anyMatch(one -> releases(one) && isSameLock(one, other.site())));
    }

    /** Asks for one of two halves, or is called on the one that is not released. */
    private static boolean isAboutOtherHalf(Inspection inspection, Call other, CallSite release) {
        boolean half = release.receiver().filter(Value.Result.class::isInstance).isPresent();
        return half && !(isOnLock(inspection, other.site()) && isSameLock(other.site(), release));
    }

    private static boolean isSameLock(CallSite one, CallSite other) {
        return one.receiver().isPresent()
                && other.receiver().isPresent()
                && Values.isSameObject(one.receiver().get(), other.receiver().get());
    }

    private static Problem problem(MethodFact method, CallSite call, String message) {
        return Problem.at(method, call).severity(Severity.HIGH).message(message);
    }
}
