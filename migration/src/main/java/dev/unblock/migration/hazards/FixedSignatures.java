package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
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
        Stream<Sighting> called = program.callers(method.key()).stream()
                .map(CallEdge::caller)
                .map(caller -> sighting(
                        method, caller.signature() + " calls " + method.key().signature()));
        return Stream.concat(declaredAbove, called);
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
