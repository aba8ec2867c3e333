package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.List;

/** How one try of a step ended. Kept here means: so far; the tests of its wave may still take it back. */
record Attempt(Step step, State state, String note, List<Refusal> refusals) {

    Attempt {
        refusals = List.copyOf(refusals);
    }

    Attempt(Step step, State state, String note) {
        this(step, state, note, List.of());
    }

    boolean changedSources() {
        return state == State.KEPT;
    }

    /** Whether steps that require this one may go on: it is in place, by us or since before. */
    boolean isInPlace() {
        return state == State.KEPT || state == State.NOTHING_TO_DO && refusals.isEmpty();
    }
}
