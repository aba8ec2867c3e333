package dev.unblock.reports.presentation;

import dev.unblock.reports.insight.Payoff;

/**
 * What is chosen about the page besides its content.
 *
 * @param rates what the sums on cost assume
 */
public record Presentation(Layout layout, Language language, Brand brand, Payoff.Rates rates) {

    public static final Presentation OURS =
            new Presentation(Layout.FILE, Language.EN, Brand.NONE, Payoff.Rates.ASSUMED);

    public Presentation in(Language chosen) {
        return new Presentation(layout, chosen, brand, rates);
    }

    public Presentation as(Layout chosen) {
        return new Presentation(chosen, language, brand, rates);
    }

    public Presentation by(Brand chosen) {
        return new Presentation(layout, language, chosen, rates);
    }

    public Presentation with(Payoff.Rates chosen) {
        return new Presentation(layout, language, brand, chosen);
    }
}
