package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code got = lock.tryLock(); try { if (got) … } finally { lock.unlock(); }}: what was perhaps not taken is given back in any case. A lock answers with an
 * {@code IllegalMonitorStateException}; a semaphore has one permit more from then on.
 */
final class ReleasedUnasked {

    private static final Map<String, String> RELEASES = Map.of("tryLock", "unlock", "tryAcquire", "release");
    private static final Set<String> TAKES = Set.of("lock", "lockInterruptibly", "acquire", "acquireUninterruptibly");
    private static final List<String> OWNERS =
            List.of("java.util.concurrent.locks.Lock", "java.util.concurrent.Semaphore");

    private ReleasedUnasked() {}

    static Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.calls().stream()
                .filter(call -> RELEASES.containsKey(call.target().name())
                        && call.result() == CallSite.Outcome.USED
                        && OWNERS.stream()
                                .anyMatch(type ->
                                        inspection.isSubtype(call.target().owner(), type)))
                .flatMap(attempt -> released(inspection, method, attempt).stream()
                        .map(release -> problem(method, attempt, release))));
    }

    /** The release in the {@code finally} block behind the attempt, if no condition stands before it. */
    private static Optional<CallSite> released(Inspection inspection, MethodFact method, CallSite attempt) {
        boolean takenOtherwise = method.calls().stream()
                .anyMatch(other -> TAKES.contains(other.target().name()) && isSame(other, attempt));
        if (takenOtherwise || !inspection.tries().knows(attempt.site().file())) {
            return Optional.empty();
        }
        List<CallSite> releases = method.calls().stream()
                .filter(other -> other.target()
                                .name()
                                .equals(RELEASES.get(attempt.target().name()))
                        && other.index() > attempt.index()
                        && isSame(other, attempt))
                .toList();
        return releases.size() == 1
                ? releases.stream()
                        .filter(release ->
                                inspection.tries().endingWith(release.site()).isPresent()
                                        && !isAsked(inspection, attempt, release))
                        .findFirst()
                : Optional.empty();
    }

    /** A condition or a loop between them looks at the answer, or may: nothing is said then. */
    private static boolean isAsked(Inspection inspection, CallSite attempt, CallSite release) {
        return attempt.site().loops() != release.site().loops()
                || inspection.choices().isAskedByGuard(attempt.site())
                || inspection.choices().in(release.site().file()).stream()
                        .anyMatch(choice -> choice.armOf(release.site()) != ChoiceFact.NONE
                                && choice.armOf(release.site()) != choice.armOf(attempt.site()));
    }

    private static boolean isSame(CallSite one, CallSite other) {
        return one.receiver().isPresent()
                && other.receiver().isPresent()
                && Values.isSameObject(one.receiver().get(), other.receiver().get());
    }

    private static Problem problem(MethodFact method, CallSite attempt, CallSite release) {
        return Problem.at(method, release)
                .severity(Severity.MEDIUM)
                .message("What " + attempt.target().name() + " in line "
                        + attempt.site().line()
                        + " may not have got is given back here in any case: a lock throws an IllegalMonitorStateException, a semaphore"
                        + " lets one thread too many in from then on. Ask for the answer before.");
    }
}
