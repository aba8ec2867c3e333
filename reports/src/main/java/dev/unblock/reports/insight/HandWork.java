package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import dev.unblock.model.Plan.ByHand;
import dev.unblock.reports.text.Figures;

/** Hours of a person's work on findings that no step resolves. */
public record HandWork(double minimum, double likely, double maximum, int places) {

    static HandWork of(Plan plan) {
        return new HandWork(
                plan.byHand().stream()
                        .mapToDouble(work -> work.effort().minimum())
                        .sum(),
                plan.byHand().stream()
                        .mapToDouble(work -> work.effort().likely())
                        .sum(),
                plan.byHand().stream()
                        .mapToDouble(work -> work.effort().maximum())
                        .sum(),
                plan.byHand().stream().mapToInt(ByHand::places).sum());
    }

    public boolean isNothing() {
        return places == 0;
    }

    /** {@code 40–320 h}. */
    public String range() {
        return Figures.hours(minimum, maximum);
    }
}
