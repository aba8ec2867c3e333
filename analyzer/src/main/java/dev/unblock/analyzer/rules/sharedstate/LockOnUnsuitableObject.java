package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class LockOnUnsuitableObject implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A lock on an object that is replaced, cached by the JVM, or seen by strangers.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> monitors = inspection.methods().flatMap(method -> method.monitors().stream()
                .flatMap(monitor -> UnsuitableLock.of(inspection, method, monitor.lock())
                        .map(why -> problem(method, monitor, why).related(declarations(inspection, monitor)))
                        .stream()));
        return Stream.concat(monitors, ofOneCall(inspection));
    }

    /** {@code Lock lock = new ReentrantLock(); lock.lock()}: each call has one of its own, which keeps nobody out. */
    private static Stream<Problem> ofOneCall(Inspection inspection) {
        return inspection
                .calls()
                .filter(call -> call.name().equals("lock")
                        && inspection.isSubtype(call.owner(), "java.util.concurrent.locks.Lock"))
                .filter(call -> call.site()
                        .receiver()
                        .filter(lock ->
                                lock instanceof Value.Allocation && UnsuitableLock.isKeptToItself(call.method(), lock))
                        .isPresent())
                .map(call -> Problem.at(call.method(), call.site())
                        .severity(Severity.LOW)
                        .message(
                                "This lock is made by each call for itself: no two threads ever meet at it. Keep one in a"
                                        + " private final field of what it guards."));
    }

    /** Where the field is that holds the lock, and who gives it away: most often the cure is there. */
    private static List<Location> declarations(Inspection inspection, MonitorFact monitor) {
        return Values.field(monitor.lock()).flatMap(field -> LockField.declared(inspection, field)).stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(at(field.site(), "declared here")),
                        LockField.givers(inspection, field).map(method -> at(method.site(), "given away here"))))
                .toList();
    }

    private static Location at(Site site, String note) {
        return new Location(site.file(), site.line(), note);
    }

    private static Problem problem(MethodFact method, MonitorFact monitor, UnsuitableLock why) {
        return Problem.at(method, monitor.site(), "synchronized")
                .severity(why.severity())
                .message("This lock " + why.words() + ". " + why.cure());
    }
}
