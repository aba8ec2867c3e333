package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Methods whose signature others rely on: they implement or override one, or are called from the project itself. */
final class FixedSignatures implements HazardCheck {

    private final Program program;

    FixedSignatures(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return isBridge(method)
                ? Stream.empty()
                : Stream.concat(declaredAbove(method), called(method, method.key(), call -> true));
    }

    /** Without calls by its own object, whose class can call the method's work under another name. */
    Stream<Sighting> elsewhere(MethodFact method) {
        return isBridge(method)
                ? Stream.empty()
                : Stream.concat(declaredAbove(method), called(method, method.key(), isElsewhere(method)));
    }

    /** The same, where an interface may change along with the method. */
    Stream<Sighting> elsewhere(MethodFact method, MethodFact contract) {
        return Stream.concat(
                called(method, method.key(), isElsewhere(method)), called(method, contract.key(), call -> true));
    }

    private static boolean isBridge(MethodFact method) {
        return method.is(Modifier.SYNTHETIC) && method.writtenIn().isEmpty();
    }

    private static Predicate<CallEdge> isElsewhere(MethodFact method) {
        return call -> !call.caller().owner().equals(method.key().owner())
                || call.site().receiver().filter(Value.Self.class::isInstance).isEmpty();
    }

    private Stream<Sighting> declaredAbove(MethodFact method) {
        return overridden(method)
                .map(type -> sighting(method, method.key().signature() + " implements a method of " + type))
                .stream();
    }

    private Stream<Sighting> called(MethodFact method, MethodKey key, Predicate<CallEdge> counts) {
        return program.callers(key).stream()
                .filter(counts)
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
