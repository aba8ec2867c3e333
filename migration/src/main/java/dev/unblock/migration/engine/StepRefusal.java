package dev.unblock.migration.engine;

import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;

/** Refusals that only trying a step brings to light. */
final class StepRefusal {

    private StepRefusal() {}

    /** The step was applied and failed its proof. */
    static Refusal proof(Step step, String reason) {
        return refusal(
                step,
                "PROOF",
                "The step was applied and taken back: " + reason,
                "Make what is named here fit the change by hand, then run the migration again.");
    }

    /** The step found nothing that it could change, although there is something to change. */
    static Refusal unknownForm(Step step) {
        return refusal(
                step,
                "H31",
                step.recipe() + " has no change for the way this is written",
                "Make the change by hand as the rule's page shows.");
    }

    private static Refusal refusal(Step step, String hazard, String evidence, String unblockedBy) {
        String target =
                step.targets().isEmpty() ? step.module() : step.targets().get(0);
        return new Refusal(
                FindingId.of(step.recipe(), step.id(), hazard, 0),
                step.recipe(),
                hazard,
                target,
                step.module(),
                1,
                evidence,
                unblockedBy,
                step.findings());
    }
}
