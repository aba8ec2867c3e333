package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

/** Finds the error of a wrong use of monitors being caught, where the use should be put right. */
final class MonitorStateExceptionCaught implements Rule {

    private static final String WRONG_USE = "java.lang.IllegalMonitorStateException";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "An IllegalMonitorStateException is caught, although it only ever means a mistake in the code.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> method.catches().stream()
                .filter(clause -> clause.types().contains(WRONG_USE))
                .map(clause -> Problem.at(method, clause.site(), "catch")
                        .severity(Severity.MEDIUM)
                        .message(
                                "This exception says that a lock is released, waited on or notified by a thread that does not"
                                        + " hold it: a mistake in the code, not an event. Take the lock around the call instead of"
                                        + " catching this.")));
    }
}
