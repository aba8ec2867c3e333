package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;

/**
 * A {@code try} statement, as it is written.
 *
 * @param head from the keyword to the start of the body: its resources, where it has some
 * @param clauses bodies of its {@code catch} clauses, in order
 * @param last what its {@code finally} holds
 */
public record TryFact(Span head, Span body, List<Span> clauses, Optional<Span> last) {

    public TryFact {
        clauses = List.copyOf(clauses);
    }

    /** The place runs however the body ends. */
    public boolean isLast(Site site) {
        return last.filter(span -> span.holds(site)).isPresent();
    }
}
