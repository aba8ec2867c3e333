package dev.unblock.migration.plan;

import dev.unblock.model.Plan.Effort;
import java.util.Locale;

/** Hours that a person spends on a step that a machine applies and proves: reading, deciding, testing by hand. */
final class EffortFormula {

    private static final double REVIEW = 0.25;
    private static final double PER_PLACE = 0.25;
    private static final double WORST = 4;

    private EffortFormula() {}

    static Effort of(StepDraft step) {
        double likely = REVIEW + PER_PLACE * step.places();
        String how = String.format(
                Locale.ROOT,
                "likely = %.2f h review + %.2f h x %d place(s); minimum half, maximum %.0f times (tests to adapt)",
                REVIEW,
                PER_PLACE,
                step.places(),
                WORST);
        return new Effort(likely / 2, likely, likely * WORST, how);
    }
}
