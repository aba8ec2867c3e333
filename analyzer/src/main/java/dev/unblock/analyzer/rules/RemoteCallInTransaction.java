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

final class RemoteCallInTransaction implements Rule {

    private static final Set<Group> SLOW = Set.of(Group.REMOTE, Group.SLEEP, Group.PROCESS, Group.TASK);

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A database transaction is held open while something slow outside the database is waited for.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> SLOW.contains(wait.kind().group()))
                .flatMap(wait -> inspection.transactions().openIn(wait.method().key()).stream()
                        .map(start -> problem(wait, start)));
    }

    private static Problem problem(Wait wait, Start start) {
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(Severity.HIGH)
                .sink(wait.kind().label(), wait.called())
                .message("This waits while " + start.reason()
                        + " holds a transaction open: its database connection and row locks are kept for as long as the wait"
                        + " lasts, and cannot be rolled back with it. Wait before or after the transaction.")
                .related(List.of(new Location(start.site().file(), start.site().line(), "the transaction begins here")))
                .remedy(Remedy.manual("H1: what belongs to the transaction is a decision of the domain."));
    }
}
