package dev.unblock.model;

import java.util.List;

/**
 * How ready the project is, 0 to 100, with the parts it is made of; more is better.
 *
 * @param parts in the order they are computed
 */
public record Score(int value, List<Part> parts) {

    public Score {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException("score " + value);
        }
        parts = List.copyOf(parts);
    }

    /**
     * One summand.
     *
     * @param points what it adds (the start) or takes away (negative)
     * @param how the formula with its figures, for a person
     */
    public record Part(String name, double points, String how) {}
}
