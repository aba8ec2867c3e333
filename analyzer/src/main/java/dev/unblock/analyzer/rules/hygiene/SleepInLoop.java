package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

final class SleepInLoop implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A loop sleeps between two looks, as in polling or retrying by hand.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(wait -> wait.kind() == Kind.SLEEP && wait.call().site().inLoop())
                .map(wait -> problem(inspection, wait));
    }

    private static Problem problem(Inspection inspection, Wait wait) {
        boolean scarce = inspection.place(wait).compareTo(Place.LISTENER) <= 0;
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(scarce ? Severity.MEDIUM : Severity.LOW)
                .waitsIn(wait)
                .message(
                        "This loop sleeps between two tries: it holds its thread for nothing and notices a change late. Use a"
                                + " signal (a future, a latch, an event), a scheduled task, or a retry with backoff that does not"
                                + " hold the thread.");
    }
}
