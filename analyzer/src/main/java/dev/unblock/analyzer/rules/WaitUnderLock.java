package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.rules.Reach.Start;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class WaitUnderLock implements Rule {

    private static final Set<Group> SLOW = Set.of(Group.REMOTE, Group.DATABASE, Group.SLEEP, Group.PROCESS, Group.TASK);

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A lock is held while something slow is waited for.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> SLOW.contains(wait.kind().group()) && !releasesLock(wait))
                .flatMap(wait -> inspection.locks().held(wait.method(), wait.call()).stream()
                        .map(start -> problem(wait, start)));
    }

    /** Waiting for a condition gives the lock up meanwhile. */
    private static boolean releasesLock(Wait wait) {
        return wait.api().type().equals("java.util.concurrent.locks.Condition");
    }

    private static Problem problem(Wait wait, Start start) {
        boolean below = !start.site().equals(wait.call().site());
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(Severity.HIGH)
                .sink(wait.kind().label(), wait.called())
                .message("This waits while " + start.reason() + " is held"
                        + (below ? " by " + start.method().named().name() : "")
                        + ": every thread that needs the lock waits as long. Do the slow part first and take the lock only to"
                        + " change state.")
                .related(
                        below
                                ? List.of(new Location(
                                        start.site().file(), start.site().line(), "called here with the lock held"))
                                : List.of())
                .remedy(Remedy.manual("H7: moving work out of a lock changes what is exclusive."));
    }
}
