package dev.unblock.analyzer.facts;

import java.util.List;

/**
 * Code of which only one part runs.
 *
 * @param arms in source order, at least two: what {@code if} and {@code else}, the cases of a {@code switch}, or a
 *     {@code try} and its {@code catch} clauses hold; what follows an {@code if} that leaves is its {@code else}
 */
public record ChoiceFact(List<Span> arms) {

    public ChoiceFact {
        arms = List.copyOf(arms);
        if (arms.size() < 2) {
            throw new IllegalArgumentException("a choice has two arms or more");
        }
    }

    /** The number of the arm that the place stands in, -1 where it stands in none. */
    public int armOf(Site site) {
        for (int arm = 0; arm < arms.size(); arm++) {
            if (arms.get(arm).holds(site)) {
                return arm;
            }
        }
        return -1;
    }
}
