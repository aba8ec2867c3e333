package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Timed;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

final class WaitWithoutTimeout implements Rule {

    private static final Set<String> LIMITS = Set.of("orTimeout", "completeOnTimeout", "timeout");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A wait for another thread without a time limit, where a limit could be given.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.waits().all().filter(WaitWithoutTimeout::isUnlimited).map(wait -> problem(inspection, wait));
    }

    private static boolean isUnlimited(Wait wait) {
        return wait.bound() == Wait.Bound.UNTIMED
                && wait.api().timed() == Timed.ARGUMENT
                && (wait.kind().group() == Group.TASK || wait.kind() == Kind.PROCESS)
                && !wait.target().owner().endsWith("ForkJoinTask")
                && wait.call().receiver().stream()
                        .flatMap(Values::chain)
                        .noneMatch(link -> LIMITS.contains(link.target().name()));
    }

    private static Problem problem(Inspection inspection, Wait wait) {
        boolean future = wait.kind() == Kind.FUTURE;
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(severity(inspection.place(wait)))
                .waitsIn(wait)
                .message(wait.target().name()
                        + " waits without a time limit: if what it waits for never comes, this thread is gone for good."
                        + " Give it a limit" + (future ? " (get with a timeout, or orTimeout on the future)." : "."))
                .remedy(
                        future
                                ? Remedy.recipe("BoundFutureWaits", 0)
                                : Remedy.manual("The right limit depends on what is waited for."));
    }

    private static Severity severity(Place place) {
        return switch (place) {
            case EVENT_LOOP, COMMON_POOL, REQUEST -> Severity.HIGH;
            case SCHEDULER, LISTENER, UNBOUNDED_POOL, BOUNDED_POOL, VIRTUAL -> Severity.MEDIUM;
            case NOWHERE -> Severity.LOW;
            case STARTUP, MAIN, TEST -> Severity.INFO;
        };
    }
}
