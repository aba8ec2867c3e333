package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.RecordedCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Methods whose signature others rely on: they implement or override one, or are called from the project itself. */
final class FixedSignatures implements HazardCheck {

    /** Clauses for these may stand around anything. */
    private static final Set<String> EVERYTHING = Set.of("java.lang.Exception", "java.lang.Throwable");

    private final Program program;
    private @Nullable Map<MethodKey, List<Link>> links;

    FixedSignatures(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return isBridge(method)
                ? Stream.empty()
                : Stream.of(
                                declaredAbove(method),
                                called(method, method.key(), call -> true),
                                linked(method, method.key(), link -> true))
                        .flatMap(seen -> seen);
    }

    /**
     * Without calls by its own object, whose class can call the method's work under another name, and without those that only
     * make an address of the method, whatever it returns.
     */
    Stream<Sighting> elsewhere(MethodFact method) {
        return isBridge(method)
                ? Stream.empty()
                : Stream.of(
                                declaredAbove(method),
                                called(method, method.key(), isElsewhere(method)),
                                linked(method, method.key(), isTyped(method)))
                        .flatMap(seen -> seen);
    }

    /** The same, where an interface may change along with the method. */
    Stream<Sighting> elsewhere(MethodFact method, MethodFact contract) {
        return Stream.of(
                        called(method, method.key(), isElsewhere(method)),
                        called(method, contract.key(), call -> true),
                        linked(method, method.key(), isTyped(method)),
                        linked(method, contract.key(), link -> true))
                .flatMap(seen -> seen);
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

    private Stream<Sighting> linked(MethodFact method, MethodKey key, Predicate<Link> counts) {
        return links().getOrDefault(key, List.of()).stream()
                .filter(counts)
                .map(link -> sighting(method, link.caller().key().signature() + " links " + key.signature()));
    }

    /** What is done with the call may fit no other result, or a clause around it no method that throws nothing. */
    private static Predicate<Link> isTyped(MethodFact method) {
        boolean throwsMore = !EVERYTHING.containsAll(method.thrown());
        return link -> !RecordedCalls.isForAddress(link.caller(), link.call())
                || throwsMore && !link.call().handled().isEmpty();
    }

    private Map<MethodKey, List<Link>> links() {
        if (links == null) {
            links = program.facts().types().stream()
                    .flatMap(type -> type.methods().stream())
                    .flatMap(caller -> RecordedCalls.in(caller).map(call -> new Link(caller, call)))
                    .collect(Collectors.groupingBy(link -> link.call().target()));
        }
        return links;
    }

    private record Link(MethodFact caller, CallSite call) {}

    private Optional<String> overridden(MethodFact method) {
        return program.type(method.key().owner()).filter(type -> !method.key().isConstructor()).stream()
                .flatMap(FixedSignatures::directSupertypes)
                .flatMap(type -> declaring(type, method).stream())
                .findFirst();
    }

    private Optional<String> declaring(String type, MethodFact method) {
        return program.facts()
                .hierarchy()
                .declaringType(type, method.key().name(), method.key().descriptor())
                .or(() -> declaringWiderResult(type, method));
    }

    /** An interface of the project's own may promise less than the method returns. */
    private Optional<String> declaringWiderResult(String type, MethodFact method) {
        return Stream.concat(Stream.of(type), program.facts().hierarchy().supertypes(type).stream())
                .filter(above -> program.type(above).stream()
                        .flatMap(own -> own.methods().stream())
                        .anyMatch(promised -> isPromise(promised, method)))
                .findFirst();
    }

    private static boolean isPromise(MethodFact promised, MethodFact method) {
        return promised.key().name().equals(method.key().name())
                && promised.key().parameterTypes().equals(method.key().parameterTypes())
                && !promised.is(Modifier.STATIC)
                && !promised.is(Modifier.PRIVATE);
    }

    private static Stream<String> directSupertypes(TypeFact type) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream());
    }

    private static Sighting sighting(MethodFact method, String evidence) {
        return Sighting.of(Hazard.H19, method.key(), method.site(), evidence);
    }
}
