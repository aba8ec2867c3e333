package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
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
                .filter(wait -> !isAfterFailure(inspection, wait))
                .filter(wait -> Polling.lookBeside(inspection, wait).isEmpty())
                .map(SleepInLoop::problem);
    }

    /** A pause after a failure waits for nobody: what comes next is the next piece of work. */
    private static boolean isAfterFailure(Inspection inspection, Wait wait) {
        Site site = wait.call().site();
        return inspection.choices().isAfterFailure(site)
                && inspection
                        .repeats()
                        .innermost(site)
                        .filter(loop -> loop.success() == LoopFact.Success.GOES_ON)
                        .isPresent();
    }

    private static Problem problem(Wait wait) {
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(Severity.INFO)
                .waitsIn(wait)
                .message(
                        "This loop sleeps between two tries: it holds its thread for nothing and notices a change late. Use a"
                                + " signal (a future, a latch, an event), a scheduled task, or a retry with backoff that does not"
                                + " hold the thread.");
    }
}
