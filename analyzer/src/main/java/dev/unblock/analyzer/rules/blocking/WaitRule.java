package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import java.util.stream.Stream;

/**
 * A rule of the blocking family: which waits, in which place. Places and kinds are divided among these rules, so that no
 * call is reported twice.
 */
interface WaitRule extends Rule {

    boolean covers(Place place, Wait wait);

    @Override
    default Family family() {
        return Family.BLOCKING;
    }

    /** Whether those who look at such places let this one pass. */
    default boolean allows(Inspection inspection, Wait wait) {
        return false;
    }

    @Override
    default Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waitsOfNote()
                .filter(wait -> covers(inspection.place(wait), wait) && !allows(inspection, wait))
                .filter(wait ->
                        inspection.waits().in(wait.method().key()).stream().noneMatch(wait::usesAtOnce))
                .map(wait -> WaitProblem.of(inspection, wait));
    }
}
