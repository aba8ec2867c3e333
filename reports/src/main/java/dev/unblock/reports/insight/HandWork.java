package dev.unblock.reports.insight;

import dev.unblock.model.Plan.ByHand;
import dev.unblock.reports.text.Figures;
import java.util.List;

/** Hours of a person's work on findings that no step resolves. */
public record HandWork(List<ByHand> rules) {

    public double minimum() {
        return rules.stream().mapToDouble(work -> work.effort().minimum()).sum();
    }

    public double likely() {
        return rules.stream().mapToDouble(work -> work.effort().likely()).sum();
    }

    public double maximum() {
        return rules.stream().mapToDouble(work -> work.effort().maximum()).sum();
    }

    public int places() {
        return rules.stream().mapToInt(ByHand::places).sum();
    }

    public boolean isNothing() {
        return rules.isEmpty();
    }

    /** What comes after the first rules. */
    public HandWork after(int shown) {
        return new HandWork(rules.subList(Math.min(shown, rules.size()), rules.size()));
    }

    /** {@code 40–320 h}. */
    public String range() {
        return Figures.hours(minimum(), maximum());
    }
}
