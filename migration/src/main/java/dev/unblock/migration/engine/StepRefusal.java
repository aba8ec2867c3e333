package dev.unblock.migration.engine;

import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;

/** Refusals that only trying a step brings to light. */
final class StepRefusal {

    private static final String PROOF = "PROOF";
    private static final String BROKEN = "The step was applied and taken back: ";
    private static final String BY_HAND =
            "Make what is named here fit the change by hand, then run the migration again.";

    private StepRefusal() {}

    /** The step was applied and failed its proof. */
    static Refusal proof(Step step, String reason) {
        return refusal(step, PROOF, BROKEN + reason, BY_HAND);
    }

    /** One of several targets of the step failed its proof; the others are kept. */
    static Refusal proof(Step step, String target, String reason) {
        return new Refusal(
                FindingId.of(step.recipe(), target, PROOF, 0),
                step.recipe(),
                PROOF,
                target,
                step.module(),
                1,
                BROKEN + reason,
                BY_HAND,
                step.findings());
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
