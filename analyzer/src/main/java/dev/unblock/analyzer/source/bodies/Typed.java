package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.Optional;

/** Where an expression's value comes from, and its static type as far as it is known. */
record Typed(Value value, Optional<TypeRef> type) {

    static final Typed UNKNOWN = new Typed(new Value.Unknown(Optional.empty()), Optional.empty());

    static Typed of(Value value, TypeRef type) {
        return new Typed(value, Optional.of(type));
    }

    static Typed unknown(Optional<TypeRef> type) {
        return new Typed(new Value.Unknown(type.map(TypeRef::name)), type);
    }

    Typed as(Optional<TypeRef> other) {
        return new Typed(value, other.or(() -> type));
    }
}
