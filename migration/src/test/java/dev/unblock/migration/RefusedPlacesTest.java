package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedPlacesTest {

    private static final Finding STOP = Found.finding(Family.HYGIENE, Severity.LOW, "shop.Worker#stop()");
    private static final Finding REST = Found.finding(Family.HYGIENE, Severity.LOW, "shop.Worker#rest()");
    private static final Step KEPT = new Step(
            "flags",
            "RestoreInterruptFlag",
            "Restore the interrupt flag in Worker",
            ".",
            Map.of(),
            List.of(STOP.method(), REST.method()),
            List.of(STOP.id(), REST.id()),
            List.of(),
            new Effort(0, 0, 0, "nothing"),
            Optional.empty(),
            State.KEPT,
            Optional.of("changed A.java"));

    @Test
    void aKeptStepDoesNotResolveThePlaceThatItsRecipeRefused() {
        Refusal refusal = refusal(STOP.line());
        RefusedPlaces places = places(KEPT, refusal);

        assertThat(places.resolving(KEPT).findings()).containsExactly(REST.id());
        assertThat(places.resolving(refusal).findings()).containsExactly(STOP.id());
    }

    @Test
    void aRefusalSomewhereElseConcernsTheWholeStep() {
        Refusal refusal = refusal(STOP.line() + 1);
        RefusedPlaces places = places(KEPT, refusal);

        assertThat(places.resolving(KEPT)).isEqualTo(KEPT);
        assertThat(places.resolving(refusal)).isEqualTo(refusal);
    }

    @Test
    void aStepThatChangedNothingKeepsWhatItWasFor() {
        Step nothing = KEPT.withState(State.NOTHING_TO_DO, "refused (H11)");
        Refusal refusal = refusal(STOP.line());

        assertThat(places(nothing, refusal).resolving(nothing)).isEqualTo(nothing);
    }

    private static RefusedPlaces places(Step step, Refusal refusal) {
        return RefusedPlaces.of(List.of(step), List.of(refusal), List.of(STOP, REST));
    }

    private static Refusal refusal(int line) {
        return new Refusal(
                "id",
                "RestoreInterruptFlag",
                "H11",
                STOP.method(),
                STOP.file(),
                line,
                "the method waits again after it",
                "leave the method",
                KEPT.findings());
    }
}
