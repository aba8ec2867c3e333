package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
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
        return inspection.methods().flatMap(method -> method.monitors().stream()
                .flatMap(monitor ->
                        UnsuitableLock.of(inspection, method, monitor.lock())
                                .map(why -> problem(method, monitor, why))
                                .stream()));
    }

    private static Problem problem(MethodFact method, MonitorFact monitor, UnsuitableLock why) {
        return Problem.at(method, monitor.site(), "synchronized")
                .severity(why.severity())
                .message("This lock " + why.words() + ". " + why.cure());
    }
}
