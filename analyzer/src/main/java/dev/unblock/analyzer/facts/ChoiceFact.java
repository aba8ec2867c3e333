package dev.unblock.analyzer.facts;

import java.util.List;

/**
 * Code of which at most one part runs.
 *
 * @param arms in source order: what {@code if} and {@code else}, the cases of a {@code switch}, or a {@code try} and its
 *     {@code catch} clauses hold; what follows an {@code if} that leaves is its {@code else}
 * @param usual the arm that runs when nothing special happens, as a {@code try} or what follows a guard; {@link #NONE}
 *     where no arm is that
 * @param asked what a guard's condition rests on: itself, and what its variables were given before; empty of others
 */
public record ChoiceFact(List<Span> arms, int usual, List<Span> asked) {

    public static final int NONE = -1;

    public ChoiceFact {
        arms = List.copyOf(arms);
        asked = List.copyOf(asked);
        if (arms.isEmpty() || usual >= arms.size()) {
            throw new IllegalArgumentException(arms + ", usually " + usual);
        }
    }

    /** Whether the condition looks at what the place gave. */
    public boolean asks(Site site) {
        return asked.stream().anyMatch(span -> span.holds(site));
    }

    /** The number of the arm that the place stands in, {@link #NONE} where it stands in none. */
    public int armOf(Site site) {
        for (int arm = 0; arm < arms.size(); arm++) {
            if (arms.get(arm).holds(site)) {
                return arm;
            }
        }
        return NONE;
    }
}
