package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.DeclaredType.TypeParameter;
import dev.unblock.analyzer.source.names.ProjectTypes;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a body stands.
 *
 * @param method that the body belongs to; of a lambda, the method around it
 * @param typeParameters of the method
 */
record BodyContext(
        ProjectTypes types,
        DeclaredType type,
        MethodKey method,
        boolean isStatic,
        List<TypeParameter> typeParameters,
        Places places,
        Map<Place, Hint> hints,
        InnerBodies inner) {

    Optional<Hint> hint(Place place) {
        return Optional.ofNullable(hints.get(place));
    }

    TypeRef resolve(RawType raw) {
        return types.resolve(raw, type, typeParameters);
    }
}
