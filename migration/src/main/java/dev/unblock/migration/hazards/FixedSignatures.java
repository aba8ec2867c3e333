package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.Optional;
import java.util.stream.Stream;

/** Methods whose signature others rely on: they implement or override one, or are called from the project itself. */
final class FixedSignatures implements HazardCheck {

    private final Program program;

    FixedSignatures(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        boolean bridges = method.is(Modifier.SYNTHETIC) && method.writtenIn().isEmpty();
        if (bridges) {
            return Stream.empty();
        }
        Stream<Sighting> declaredAbove = overridden(method)
                .map(type -> sighting(method, method.key().signature() + " implements a method of " + type))
                .stream();
        return Stream.concat(declaredAbove, called(method, method.key()));
    }

    /** The same, where an interface may change along with the method. */
    Stream<Sighting> in(MethodFact method, MethodFact contract) {
        return Stream.concat(called(method, method.key()), called(method, contract.key()));
    }

    private Stream<Sighting> called(MethodFact method, MethodKey key) {
        return program.callers(key).stream()
                .map(CallEdge::caller)
                .map(caller -> sighting(method, caller.signature() + " calls " + key.signature()));
    }

    private Optional<String> overridden(MethodFact method) {
        return program.type(method.key().owner()).filter(type -> !method.key().isConstructor()).stream()
                .flatMap(FixedSignatures::directSupertypes)
                .flatMap(
                        type -> program
                                .facts()
                                .hierarchy()
                                .declaringType(
                                        type, method.key().name(), method.key().descriptor())
                                .stream())
                .findFirst();
    }

    private static Stream<String> directSupertypes(TypeFact type) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream());
    }

    private static Sighting sighting(MethodFact method, String evidence) {
        return Sighting.of(Hazard.H19, method.key(), method.site(), evidence);
    }
}
