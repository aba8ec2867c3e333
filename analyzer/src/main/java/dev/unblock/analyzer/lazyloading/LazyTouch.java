package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;

/**
 * A call that is the first to touch something that is not loaded yet, so that its thread waits for the database.
 *
 * @param association that is loaded
 * @param owner the entity it belongs to
 */
public record LazyTouch(CallSite call, Association association, Value owner, Turns turns) {

    LazyTouch with(Turns other) {
        return new LazyTouch(call, association, owner, other);
    }

    /** What the owner is read from, in the end: the method's own object, a parameter, or something made there. */
    public Value root() {
        Value at = owner;
        while (at instanceof Value.Result result && result.receiver().isPresent()) {
            at = result.receiver().get();
        }
        return at;
    }

    /** What a loop around the call means for the wait. */
    public enum Turns {
        /** Every turn touches another entity. */
        EACH,
        /** The first turn loads it for all. */
        FIRST,
        /** That depends on which entity the caller gives. */
        BY_CALLER
    }
}
