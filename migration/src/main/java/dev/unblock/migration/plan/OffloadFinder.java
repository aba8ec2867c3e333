package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds methods that wait for several independent reads one after the other: they could wait for all at once. */
final class OffloadFinder {

    private static final String RECIPE = "ParallelizeIndependentCalls";

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;
    private final ReadOnly readOnly;

    OffloadFinder(Program program, WaitIndex waits, Hazards hazards, ReadOnly readOnly) {
        this.program = program;
        this.waits = waits;
        this.hazards = hazards;
        this.readOnly = readOnly;
    }

    /** A method and the calls in it that can run at the same time. */
    record FanOut(MethodFact method, List<MethodKey> calls) {

        FanOut {
            calls = List.copyOf(calls);
        }
    }

    /** What the search came to. */
    record Search(List<FanOut> fanOuts, List<Obstacle> obstacles) {

        Search {
            fanOuts = List.copyOf(fanOuts);
            obstacles = List.copyOf(obstacles);
        }
    }

    /** Looks through the handler and everything below it on its thread. */
    Search search(MethodFact handler) {
        List<FanOut> fanOuts = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        for (MethodFact method : new Reach(program).below(handler.key())) {
            List<CallEdge> several = waitingCalls(method);
            if (several.size() < 2) {
                continue;
            }
            List<Sighting> seen = hazards.ofWaitingIn(method.key());
            Map<CallEdge, List<Sighting>> perCall = new LinkedHashMap<>();
            several.forEach(edge -> perCall.put(edge, against(method, edge)));
            List<CallSite> free = several.stream()
                    .filter(edge -> perCall.get(edge).isEmpty())
                    .map(CallEdge::site)
                    .toList();
            List<CallSite> together = new Dependence(method).independent(free);
            if (!seen.isEmpty()) {
                obstacles.add(new Obstacle(RECIPE, seen));
            } else if (together.size() >= 2) {
                fanOuts.add(new FanOut(method, callees(several, together)));
            }
            perCall.values().stream()
                    .filter(sightings -> !sightings.isEmpty())
                    .forEach(sightings -> obstacles.add(new Obstacle(RECIPE, sightings)));
        }
        return new Search(fanOuts, obstacles);
    }

    private List<CallEdge> waitingCalls(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread() && waits.waits(edge.callee()))
                .filter(edge -> !edge.site().site().inLoop())
                .filter(edge -> program.method(edge.callee())
                        .filter(callee -> callee.writtenIn().isEmpty())
                        .isPresent())
                .toList();
    }

    private static List<MethodKey> callees(List<CallEdge> edges, List<CallSite> sites) {
        return edges.stream()
                .filter(edge -> sites.contains(edge.site()))
                .map(CallEdge::callee)
                .distinct()
                .toList();
    }

    private List<Sighting> against(MethodFact caller, CallEdge edge) {
        List<Sighting> against = new ArrayList<>(hazards.ofOffload(edge.callee()));
        readOnly.whyNot(edge.callee()).ifPresent(against::add);
        noFacade(caller, edge).ifPresent(against::add);
        mutableArgument(caller, edge).ifPresent(against::add);
        if (waits.below(edge.callee()).stream().anyMatch(NoCounterpart::isDatabase)) {
            against.add(sighting(Hazard.H2, caller, edge, "every branch would hold a connection of the pool"));
        }
        return against.stream().sorted().toList();
    }

    /** A façade stands beside a bean and calls it: the call has to go to another bean, by its class. */
    private Optional<Sighting> noFacade(MethodFact caller, CallEdge edge) {
        MethodKey callee = edge.callee();
        if (callee.owner().equals(caller.key().owner())) {
            return Optional.of(sighting(Hazard.H17, caller, edge, "it calls a method of its own class"));
        }
        boolean isBean = program.scope(callee.owner()) == Program.Scope.SINGLETON;
        boolean byClass = program.type(edge.site().target().owner())
                .filter(type -> type.kind() == TypeFact.Kind.CLASS)
                .isPresent();
        boolean callable = program.method(callee)
                .filter(method -> !method.is(Modifier.STATIC) && !method.is(Modifier.PRIVATE))
                .isPresent();
        return isBean && byClass && callable
                ? Optional.empty()
                : Optional.of(sighting(Hazard.H19, caller, edge, "it does not call a bean by its class"));
    }

    private Optional<Sighting> mutableArgument(MethodFact caller, CallEdge edge) {
        List<String> types = edge.callee().parameterTypes();
        List<Value> arguments = edge.site().arguments();
        for (int at = 0; at < Math.min(types.size(), arguments.size()); at++) {
            if (!readOnly.isImmutable(types.get(at))) {
                return Optional.of(sighting(
                        Hazard.H9, caller, edge, "it passes an object that may change (" + types.get(at) + ")"));
            }
        }
        return Optional.empty();
    }

    private static Sighting sighting(Hazard hazard, MethodFact caller, CallEdge edge, String evidence) {
        return Sighting.of(
                hazard,
                caller.key(),
                edge.site().site(),
                caller.named().signature() + " calls " + edge.callee().signature() + ": " + evidence);
    }
}
