package dev.unblock.migration.engine;

import dev.unblock.migration.engine.JournalLine.Taken;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.List;

/**
 * How one try of a step ended. Kept here means: so far; the tests of its wave may still take it back.
 *
 * @param failedTests for which it was taken back although it compiled
 */
record Attempt(Step step, State state, String note, List<Refusal> refusals, List<String> failedTests) {

    Attempt {
        refusals = List.copyOf(refusals);
        failedTests = List.copyOf(failedTests);
    }

    Attempt(Step step, State state, String note) {
        this(step, state, note, List.of(), List.of());
    }

    Attempt(Step step, State state, String note, List<Refusal> refusals) {
        this(step, state, note, refusals, List.of());
    }

    /** What an interrupted run wrote down. */
    static Attempt of(Step step, Taken taken) {
        return new Attempt(
                taken.targets().isEmpty() ? step : step.withTargets(taken.targets()),
                taken.state(),
                taken.note(),
                taken.refusals(),
                taken.failedTests());
    }

    boolean changedSources() {
        return state == State.KEPT;
    }

    /** Whether steps that require this one may go on: it is in place, by us or since before. */
    boolean isInPlace() {
        return state == State.KEPT || state == State.NOTHING_TO_DO && refusals.isEmpty();
    }
}
