package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.AsyncChain.Link;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the waits of a request handler down to the clients: depth first, so that leaves come out first.
 *
 * <p>A chain is whole or it is none: one wait that cannot be composed is an obstacle for the handler.
 */
final class AsyncChainFinder {

    private static final String LEAF_RECIPE = "HttpClientSendToSendAsync";
    private static final String COMPOSE_RECIPE = "ComposeAsyncTwin";
    private static final String HANDLER_RECIPE = "ControllerReturnsFuture";

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;

    AsyncChainFinder(Program program, WaitIndex waits, Hazards hazards) {
        this.program = program;
        this.waits = waits;
        this.hazards = hazards;
    }

    /** What the search came to: a chain, or what stands in its way. */
    record Search(Optional<AsyncChain> chain, List<Obstacle> obstacles) {

        Search {
            obstacles = List.copyOf(obstacles);
        }
    }

    Search search(MethodFact handler) {
        Walk walk = new Walk();
        List<MethodKey> calls = walk.handler(handler);
        if (!walk.obstacles.isEmpty()) {
            return new Search(Optional.empty(), walk.obstacles);
        }
        AsyncChain chain = new AsyncChain(List.copyOf(walk.links.values()), handler, calls);
        return new Search(Optional.of(chain), List.of());
    }

    /** One search; collects all obstacles rather than stopping at the first. */
    private final class Walk {

        private final Map<MethodKey, Link> links = new LinkedHashMap<>();
        private final Set<MethodKey> open = new LinkedHashSet<>();
        private final List<Obstacle> obstacles = new ArrayList<>();

        List<MethodKey> handler(MethodFact handler) {
            hinder(HANDLER_RECIPE, hazards.ofTwin(handler));
            hinder(HANDLER_RECIPE, hazards.ofSignature(handler));
            hinder(HANDLER_RECIPE, hazards.ofContinuation(handler.key()));
            waits.in(handler.key())
                    .forEach(wait -> hinder(
                            HANDLER_RECIPE,
                            sighting(
                                    Hazard.H19,
                                    wait.method(),
                                    wait.call(),
                                    "the handler itself waits for "
                                            + wait.call().target().signature())));
            return callees(handler, HANDLER_RECIPE);
        }

        private void visit(MethodFact method) {
            if (links.containsKey(method.key())) {
                return;
            }
            if (!open.add(method.key())) {
                hinder(COMPOSE_RECIPE, at(Hazard.H10, method, "it calls itself while it waits"));
                return;
            }
            hinder(COMPOSE_RECIPE, hazards.ofTwin(method));
            List<MethodKey> callees = callees(method, COMPOSE_RECIPE);
            List<WaitingCall> own = waits.in(method.key());
            own.forEach(wait -> leaf(wait, callees.isEmpty()));
            open.remove(method.key());
            links.put(method.key(), new Link(method, callees));
        }

        private void leaf(WaitingCall wait, boolean onlyWaitsHere) {
            if (!wait.isSend()) {
                hinder(LEAF_RECIPE, NoCounterpart.of(wait));
            } else if (!onlyWaitsHere) {
                hinder(
                        LEAF_RECIPE,
                        sighting(
                                Hazard.H10,
                                wait.method(),
                                wait.call(),
                                "it sends a request itself and calls others that" + " wait"));
            }
            hinderBySite(LEAF_RECIPE, wait.method(), wait.call());
        }

        /** The called methods that wait; each is followed. */
        private List<MethodKey> callees(MethodFact method, String recipe) {
            Map<CallSite, List<CallEdge>> edges = new LinkedHashMap<>();
            program.callees(method.key()).stream()
                    .filter(edge -> edge.hop().isSameThread() && waits.waits(edge.callee()))
                    .forEach(edge -> edges.computeIfAbsent(edge.site(), k -> new ArrayList<>())
                            .add(edge));
            Set<MethodKey> callees = new LinkedHashSet<>();
            edges.forEach(
                    (site, targets) -> follow(method, site, targets, recipe).ifPresent(callees::add));
            return List.copyOf(callees);
        }

        private Optional<MethodKey> follow(MethodFact method, CallSite site, List<CallEdge> targets, String recipe) {
            MethodKey callee = targets.get(0).callee();
            Optional<MethodFact> fact = program.method(callee);
            hinderBySite(recipe, method, site);
            if (targets.size() > 1 || isInterface(site.target().owner())) {
                hinder(
                        recipe,
                        sighting(
                                Hazard.H19,
                                method,
                                site,
                                site.target().signature() + " is called through a type"
                                        + " that has no asynchronous twin"));
                return Optional.empty();
            }
            if (fact.isEmpty() || fact.get().writtenIn().isPresent() || callee.isConstructor()) {
                hinder(recipe, sighting(Hazard.H9, method, site, "it waits inside a lambda or constructor"));
                return Optional.empty();
            }
            visit(fact.get());
            return Optional.of(callee);
        }

        private void hinderBySite(String recipe, MethodFact method, CallSite site) {
            if (site.site().inLoop()) {
                hinder(recipe, sighting(Hazard.H10, method, site, "it waits in a loop, once per item"));
            }
            if (!site.locks().isEmpty()) {
                hinder(recipe, sighting(Hazard.H7, method, site, "it waits while it holds a lock"));
            }
        }

        private void hinder(String recipe, List<Sighting> sightings) {
            sightings.forEach(sighting -> hinder(recipe, sighting));
        }

        private void hinder(String recipe, Sighting sighting) {
            obstacles.add(new Obstacle(recipe, sighting));
        }
    }

    private boolean isInterface(String type) {
        return program.type(type)
                .filter(fact -> fact.kind() == TypeFact.Kind.INTERFACE)
                .isPresent();
    }

    private static Sighting sighting(Hazard hazard, MethodFact method, CallSite site, String evidence) {
        return Sighting.of(hazard, method.key(), site.site(), method.named().signature() + ": " + evidence);
    }

    private static Sighting at(Hazard hazard, MethodFact method, String evidence) {
        return Sighting.of(hazard, method.key(), method.site(), method.named().signature() + ": " + evidence);
    }
}
