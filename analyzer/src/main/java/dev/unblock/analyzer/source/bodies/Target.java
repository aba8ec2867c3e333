package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.Optional;

/**
 * What a call calls.
 *
 * @param type of the call as an expression
 * @param variable from which parameter on the arguments are gathered in an array; empty for most
 */
record Target(
        MethodKey key, Dispatch dispatch, Optional<TypeRef> type, Optional<Integer> variable, Attribution attribution) {

    boolean isStatic() {
        return dispatch == Dispatch.STATIC;
    }

    /** Of the given type, where its own is not known. */
    Target orTyped(Optional<TypeRef> other) {
        return type.isPresent() ? this : new Target(key, dispatch, other, variable, attribution);
    }

    Target withDispatch(Dispatch other) {
        return new Target(key, other, type, variable, attribution);
    }
}
