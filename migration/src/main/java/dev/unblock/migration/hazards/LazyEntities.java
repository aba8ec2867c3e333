package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.lazyloading.LazyTypes;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Entities that load on demand, where they leave the code whose session they belong to, or where they do load. */
final class LazyEntities implements HazardCheck {

    private static final Pattern TYPE_NAME = Pattern.compile("[\\w.$]+");

    private final Program program;
    private final Waits waits;
    private final LazyTypes lazy;

    LazyEntities(Program program, Waits waits) {
        this.program = program;
        this.waits = waits;
        this.lazy = LazyTypes.of(program.facts());
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (lazy.areNone() || lazy.isEntity(method.key().owner())) {
            return Stream.empty();
        }
        return Stream.of(handedOut(method).stream(), loading(method), handedOver(method))
                .flatMap(part -> part);
    }

    /** The entity that the method gives its caller, in a container or not. */
    Optional<Sighting> handedOut(MethodFact method) {
        if (method.is(Modifier.ABSTRACT) || method.writtenIn().isPresent()) {
            return Optional.empty();
        }
        return TYPE_NAME
                .matcher(method.genericReturnType())
                .results()
                .map(MatchResult::group)
                .filter(lazy::loadsOnDemand)
                .findFirst()
                .map(entity -> Sighting.of(
                        Hazard.H6,
                        method.key(),
                        method.site(),
                        method.key().signature() + " returns " + entity + ", parts of which load on demand"));
    }

    private Stream<Sighting> loading(MethodFact method) {
        return waits.in(method.key()).stream()
                .filter(wait -> wait.loads().isPresent())
                .map(wait -> sighting(method, wait.call(), "loads a part of an entity on demand"));
    }

    private Stream<Sighting> handedOver(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread() && takesEntity(edge))
                .map(CallEdge::site)
                .distinct()
                .map(call -> sighting(method, call, "hands an entity that loads on demand to another thread"));
    }

    private boolean takesEntity(CallEdge edge) {
        boolean captures = edge.site().arguments().stream()
                .flatMap(Value::alternatives)
                .anyMatch(value -> value instanceof Value.Functional task
                        && task.implementation().equals(edge.callee())
                        && !task.variables().isEmpty());
        return captures
                && program.method(edge.callee()).stream()
                        .flatMap(task -> task.parameters().stream())
                        .anyMatch(parameter -> lazy.loadsOnDemand(parameter.type()));
    }

    private static Sighting sighting(MethodFact method, CallSite call, String what) {
        return Sighting.of(
                Hazard.H6,
                method.key(),
                call.site(),
                method.named().signature() + " " + what + " (" + call.target().signature() + ")");
    }
}
