package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.hygiene.Polling.Look;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.stream.Stream;

final class PollingInsteadOfCallback implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A loop sleeps and looks whether something is done that would tell by itself.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.waits().all().flatMap(wait -> Polling.lookBeside(inspection, wait).stream()
                .map(look -> problem(inspection, wait, look)));
    }

    private static Problem problem(Inspection inspection, Wait sleep, Look look) {
        boolean costly = inspection.place(sleep).compareTo(Place.LISTENER) <= 0;
        return Problem.at(sleep.method(), look.call())
                .severity(costly ? Severity.MEDIUM : Severity.LOW)
                .waitsIn(sleep)
                .message("This loop sleeps between two looks at "
                        + look.call().target().name()
                        + "(): its thread is held for nothing, and it notices the change late. There is a call that waits"
                        + " for just that: " + look.callback() + ".");
    }
}
