package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Tries;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for the release that belongs to a lock where it is taken, and for what could get in between. */
final class LockNotReleased implements Rule {

    private static final String LOCK = "java.util.concurrent.locks.Lock";
    private static final String STAMPED = "java.util.concurrent.locks.StampedLock";
    private static final String SEMAPHORE = "java.util.concurrent.Semaphore";
    private static final Set<String> RELEASES = Set.of("unlock", "unlockRead", "unlockWrite", "release");
    private static final Set<String> CANNOT_FAIL =
            Set.of("java.lang.System", "java.time.Duration", "java.time.Instant");

    /** Methods that take a lock for somebody who calls another one when done. */
    private static final Pattern OPENS =
            Pattern.compile("(?i).*(lock|acquire|enter|begin|start|open|before|take|reserve).*");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A lock or permit is taken, and an exception, an early return or too small a number leaves it taken for ever.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> forgotten = inspection
                .calls()
                .filter(call -> takes(inspection, call)
                        && inspection.tries().knows(call.site().site().file()))
                .flatMap(call -> problem(inspection, call).stream());
        return Stream.concat(forgotten, PermitCounts.inspect(inspection));
    }

    private static boolean takes(Inspection inspection, Call call) {
        return LockTypes.takes(call.name()) && inspection.isSubtype(call.owner(), LOCK)
                || call.owner().equals(STAMPED)
                        && Set.of("readLock", "writeLock").contains(call.name())
                || call.name().startsWith("acquire")
                        && inspection.isSubtype(call.owner(), SEMAPHORE)
                        && !LocksKept.isSignal(inspection, call);
    }

    private static Optional<Problem> problem(Inspection inspection, Call call) {
        List<CallSite> releases = call.method().calls().stream()
                .filter(other -> RELEASES.contains(other.target().name()) && isSameObject(other, call.site()))
                .toList();
        if (releases.isEmpty()) {
            if (LocksKept.isNotedDown(inspection, call)
                    || LocksKept.isHandedOut(inspection, call)
                    || LocksKept.isGivenBackByCallback(inspection, call)) {
                return Optional.empty();
            }
            if (LockHalves.releasesOnlyTheOther(call)) {
                return Optional.of(problem(call, "Only the other half of this lock is released", Severity.HIGH));
            }
            if (isNeverReleased(inspection, call)) {
                return Optional.of(problem(call, "Nothing releases what is taken here", Severity.HIGH));
            }
            return forgotten(inspection, call)
                    .map(severity -> problem(call, "This method never releases what it takes", severity));
        }
        Optional<TryFact> safe = releases.stream()
                .flatMap(release -> inspection.tries().endingWith(release.site()).stream())
                .filter(attempt -> protects(attempt, call.site()))
                .findFirst();
        if (safe.isEmpty()) {
            return isTakenBack(inspection, call, releases) || isReleasedLater(inspection, call)
                    ? Optional.empty()
                    : Optional.of(problem(
                            call,
                            releases.get(0).target().name() + "() is not in a finally block: an exception or a return"
                                    + " before it leaves it taken",
                            canFail(call, releases) ? Severity.MEDIUM : Severity.LOW));
        }
        if (isTakenInside(inspection, call, safe.get(), releases)) {
            return Optional.of(insideTry(inspection, call, safe.get()));
        }
        if (LockHalves.isLeftBefore(inspection, call, safe.get(), releases)) {
            return Optional.of(problem(
                    call,
                    "The method is left before the try block begins that releases it, and it stays taken",
                    Severity.MEDIUM));
        }
        if (LockHalves.areReleasedSometimes(inspection, call, releases)) {
            return Optional.of(
                    problem(call, "What is taken in any case is released only under a condition", Severity.INFO));
        }
        return safe.flatMap(attempt -> between(inspection, call, attempt)
                .map(first -> problem(
                        call,
                        first.target().name() + "() stands between it and the try block that releases it, and when that"
                                + " fails it stays taken",
                        Severity.LOW)));
    }

    /** {@code try { lock.lock(); … } finally { lock.unlock(); }}, and no look at whether it was taken at all. */
    private static boolean isTakenInside(Inspection inspection, Call call, TryFact attempt, List<CallSite> releases) {
        boolean isLock = inspection.isSubtype(call.owner(), LOCK);
        boolean mayFail = isLock || call.name().equals("acquire") || call.name().equals("tryAcquire");
        boolean isAsked = call.site().result() == CallSite.Outcome.USED;
        return mayFail
                && (!isAsked || call.name().startsWith("try"))
                && attempt.body().holds(call.site().site())
                && !isTakenBack(inspection, call, releases)
                && inspection
                        .tries()
                        .around(call.site().site())
                        .reduce((outer, inner) -> inner)
                        .filter(attempt::equals)
                        .isPresent()
                && call.method().calls().stream()
                        .noneMatch(other -> other.target().name().equals("isHeldByCurrentThread"))
                && releases.stream().allMatch(release -> inspection
                        .choices()
                        .in(release.site().file())
                        .stream()
                        .noneMatch(choice -> choice.armOf(release.site()) != ChoiceFact.NONE
                                && choice.armOf(call.site().site()) == ChoiceFact.NONE));
    }

    private static Problem insideTry(Inspection inspection, Call call, TryFact attempt) {
        if (call.site().result() == CallSite.Outcome.USED) {
            return Problem.at(call.method(), call.site())
                    .severity(Severity.MEDIUM)
                    .message(call.name()
                            + "() is asked inside the try block whose finally block gives back what it took also"
                            + " when it took nothing. Ask before the try block, and enter that only with a yes.");
        }
        if (!inspection.isSubtype(call.owner(), LOCK)) {
            return Problem.at(call.method(), call.site())
                    .severity(Severity.LOW)
                    .message(
                            "The permit is taken inside the try block: when the wait for it is interrupted, the finally block"
                                    + " gives back one that was never taken, and from then on more threads get in than there should."
                                    + " Take it right before the try block.");
        }
        boolean first = call.method().calls().stream()
                .noneMatch(other -> other.index() < call.site().index()
                        && attempt.body().holds(other.site())
                        && !isPartOfReceiver(other, call.site()));
        Severity severity = first && call.name().equals("lock") ? Severity.INFO : Severity.LOW;
        return Problem.at(call.method(), call.site())
                .severity(severity)
                .message("The lock is taken inside the try block: when that, or what stands before it there, fails, the"
                        + " finally block releases a lock that this thread does not hold, and the"
                        + " IllegalMonitorStateException hides the error. Take it right before the try block.");
    }

    private static boolean isPartOfReceiver(CallSite other, CallSite take) {
        return take.receiver().stream().flatMap(Value::parts).anyMatch(other::gives);
    }

    private static boolean protects(TryFact attempt, CallSite take) {
        return attempt.body().holds(take.site())
                || attempt.head().holds(take.site())
                || Tries.isBefore(take.site(), attempt.body());
    }

    /** The first call that may fail after the lock is taken and before the block begins. */
    private static Optional<CallSite> between(Inspection inspection, Call call, TryFact attempt) {
        return call.method().calls().stream()
                .filter(other -> other.index() > call.site().index()
                        && Tries.isBefore(other.site(), attempt.head())
                        && !CANNOT_FAIL.contains(other.target().owner())
                        && !isAnotherLock(inspection, other)
                        && !isSameObject(other, call.site())
                        && !isPartOf(call, other)
                        && !inspection.choices().isElsewhereDecided(call.site().site(), other.site()))
                .findFirst();
    }

    /** {@code first.lock(); second.lock(); try}: to take a lock does not fail, nor to give back one that is held. */
    private static boolean isAnotherLock(Inspection inspection, CallSite other) {
        boolean half = Set.of("readLock", "writeLock").contains(other.target().name());
        return half && other.target().owner().startsWith("java.util.concurrent.locks.")
                || Set.of("lock", "unlock").contains(other.target().name())
                        && inspection.isSubtype(other.target().owner(), LOCK);
    }

    /** Wraps what the call gave, as in {@code if (lock.tryLock())}, or makes the exception of giving up. */
    private static boolean isPartOf(Call call, CallSite other) {
        return other.target().isConstructor()
                || !call.name().equals("lock") && call.site().result() == CallSite.Outcome.USED;
    }

    /** Something is called while it is taken. */
    private static boolean canFail(Call call, List<CallSite> releases) {
        return releases.stream().anyMatch(release -> call.method().calls().stream()
                .anyMatch(other -> other.index() > call.site().index() && other.index() < release.index()));
    }

    /** What the method starts releases it when it is done. */
    private static boolean isReleasedLater(Inspection inspection, Call call) {
        Optional<FieldKey> lock = Values.receiverField(call.site());
        return lock.isPresent()
                && inspection.isSubtype(call.owner(), SEMAPHORE)
                && inspection.callsOn(lock.get()).stream()
                        .filter(other -> RELEASES.contains(other.name()))
                        .anyMatch(other -> other.method().writtenIn().isPresent()
                                && other.method().named().equals(call.method().named())
                                && !other.method().key().equals(call.method().key()));
    }

    /** Taken again in a finally block, after it was given up for a while. */
    private static boolean isTakenBack(Inspection inspection, Call call, List<CallSite> releases) {
        return inspection.tries().endingWith(call.site().site()).isPresent()
                || releases.stream()
                        .allMatch(release -> release.index() < call.site().index());
    }

    private static boolean isNeverReleased(Inspection inspection, Call call) {
        Optional<Value> lock = call.site().receiver();
        boolean permit = inspection.isSubtype(call.owner(), SEMAPHORE);
        if (permit || lock.isEmpty() || call.name().equals("tryLock") && lock.get() instanceof Value.Unknown) {
            return false;
        }
        List<FieldKey> fields = Values.chainStarts(lock.get()).toList();
        if (!fields.isEmpty()) {
            return fields.stream()
                    .allMatch(field -> inspection.callsOn(field).stream().noneMatch(LockNotReleased::releases));
        }
        return lock.get() instanceof Value.Allocation made && !isGivenAway(call.method(), made);
    }

    /** How surely nobody releases what this method leaves taken, if it does. */
    private static Optional<Severity> forgotten(Inspection inspection, Call call) {
        Optional<FieldKey> lock =
                call.site().receiver().stream().flatMap(Values::chainStarts).findFirst();
        boolean tried = call.site().result() == CallSite.Outcome.USED;
        if (lock.isEmpty()
                || !inspection.isSubtype(call.owner(), LOCK)
                || tried && (!call.name().equals("tryLock") || !goesOn(call))) {
            return Optional.empty();
        }
        List<Call> calls = inspection.callsOn(lock.get()).stream()
                .filter(other -> isSameObject(other.site(), call.site()))
                .toList();
        if (calls.stream().filter(LockNotReleased::releases).allMatch(release -> takesFirst(calls, release))) {
            return Optional.of(tried ? Severity.LOW : Severity.MEDIUM);
        }
        boolean opens = OPENS.matcher(call.method().named().name()).matches();
        return goesOn(call) && !opens ? Optional.of(Severity.INFO) : Optional.empty();
    }

    /** A method that releases the lock takes it itself, and so does not release it for this one. */
    private static boolean takesFirst(List<Call> calls, Call release) {
        return calls.stream()
                .anyMatch(taken -> taken.method().equals(release.method())
                        && LockTypes.takes(taken.name())
                        && taken.site().index() < release.site().index());
    }

    /** The work that the lock is taken for is done here, and not by a caller. */
    private static boolean goesOn(Call call) {
        boolean changes = call.method().accesses().stream()
                .anyMatch(access -> access.kind() == FieldAccess.Kind.WRITE
                        && access.site().line() > call.site().site().line());
        return call.method().returned().stream().flatMap(Value::parts).noneMatch(call.site()::gives)
                && (changes
                        || call.method().calls().stream()
                                .anyMatch(other -> other.index() > call.site().index()
                                        && !other.target().isConstructor()));
    }

    private static boolean releases(Call call) {
        return RELEASES.contains(call.name()) || call.name().startsWith("tryConvert");
    }

    private static boolean isGivenAway(MethodFact method, Value.Allocation made) {
        return method.returned().stream().anyMatch(value -> value.contains(made))
                || method.calls().stream()
                        .flatMap(other -> other.arguments().stream())
                        .anyMatch(made::equals)
                || method.accesses().stream()
                        .anyMatch(
                                access -> access.written().filter(made::equals).isPresent());
    }

    private static boolean isSameObject(CallSite one, CallSite other) {
        return one.receiver().isPresent()
                && other.receiver().isPresent()
                && Values.isSameObject(one.receiver().get(), other.receiver().get());
    }

    private static Problem problem(Call call, String what, Severity severity) {
        return Problem.at(call.method(), call.site())
                .severity(severity)
                .message(what + ", and every thread that needs it next waits for ever. Take it right before a try block"
                        + " and release it in that block's finally.");
    }
}
