package dev.unblock.migration.engine;

import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;

/** The refusal of a step that was tried and failed its proof. */
final class ProofRefusal {

    private static final String HAZARD = "PROOF";

    private ProofRefusal() {}

    static Refusal of(Step step, Proposal proposal, String reason) {
        return of(step, proposal.changes().get(0).path(), reason);
    }

    static Refusal of(Step step, String file, String reason) {
        String target =
                step.targets().isEmpty() ? step.module() : step.targets().get(0);
        return new Refusal(
                FindingId.of(step.recipe(), step.id(), HAZARD, 0),
                step.recipe(),
                HAZARD,
                target,
                file,
                1,
                "The step was applied and taken back: " + reason,
                "Make what is named here fit the change by hand, then run the migration again.",
                step.findings());
    }
}
