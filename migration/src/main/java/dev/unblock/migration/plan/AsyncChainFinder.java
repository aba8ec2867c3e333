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
import dev.unblock.migration.plan.AsyncChain.Kind;
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
 * Follows the waits of a request handler down to where they are: depth first, so that leaves come out first.
 *
 * <p>A chain is whole or it is none: one wait that cannot be composed is an obstacle for the handler. All obstacles are
 * collected, not only the first.
 */
final class AsyncChainFinder {

    private static final String CLIENT_RECIPE = "HttpClientSendToSendAsync";
    private static final String FACADE_RECIPE = "CreateAsyncFacade";
    private static final String COMPOSE_RECIPE = "ComposeAsyncTwin";
    private static final String HANDLER_RECIPE = "ControllerReturnsFuture";

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;
    private final FacadeRules facades;
    private final MockedMethods mocks;

    AsyncChainFinder(Program program, WaitIndex waits, Hazards hazards, FacadeRules facades, MockedMethods mocks) {
        this.program = program;
        this.waits = waits;
        this.hazards = hazards;
        this.facades = facades;
        this.mocks = mocks;
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
        AsyncChain chain = new AsyncChain(List.copyOf(walk.links.values()), handler, calls);
        return new Search(Optional.of(chain).filter(whole -> walk.obstacles.isEmpty()), walk.obstacles);
    }

    /** One search. */
    private final class Walk {

        private final Map<MethodKey, Link> links = new LinkedHashMap<>();
        private final Set<MethodKey> open = new LinkedHashSet<>();
        private final List<Obstacle> obstacles = new ArrayList<>();

        List<MethodKey> handler(MethodFact handler) {
            hinder(HANDLER_RECIPE, hazards.ofTwin(handler));
            hinder(HANDLER_RECIPE, hazards.ofSignature(handler));
            hinder(HANDLER_RECIPE, hazards.ofContinuation(handler.key()));
            waits.in(handler.key()).forEach(wait -> hinder(HANDLER_RECIPE, NoCounterpart.of(wait)));
            return callees(handler, HANDLER_RECIPE);
        }

        private void visit(MethodFact caller, MethodFact method, CallEdge edge) {
            if (links.containsKey(method.key())) {
                return;
            }
            if (!open.add(method.key())) {
                hinder(COMPOSE_RECIPE, sighting(Hazard.H10, caller, edge.site(), "it calls itself while it waits"));
                return;
            }
            links.put(method.key(), link(caller, method, edge));
            open.remove(method.key());
        }

        private Link link(MethodFact caller, MethodFact method, CallEdge edge) {
            List<WaitingCall> own = waits.in(method.key());
            boolean waitsBelow = waits.below(method.key()).size() > own.size();
            if (own.isEmpty()) {
                hinder(COMPOSE_RECIPE, hazards.ofTwin(method));
                mocks.use(method).ifPresent(seen -> hinder(COMPOSE_RECIPE, seen));
                return new Link(method, Kind.COMPOSED, callees(method, COMPOSE_RECIPE));
            }
            if (!waitsBelow && own.stream().allMatch(WaitingCall::isSend)) {
                hinder(CLIENT_RECIPE, hazards.ofTwin(method));
                mocks.use(method).ifPresent(seen -> hinder(CLIENT_RECIPE, seen));
                own.forEach(wait -> hinderBySite(CLIENT_RECIPE, method, wait.call()));
                return new Link(method, Kind.CLIENT, List.of());
            }
            hinder(FACADE_RECIPE, facades.against(caller, edge));
            return new Link(method, Kind.FACADE, List.of());
        }

        /** The called methods that wait, each followed down. */
        private List<MethodKey> callees(MethodFact method, String recipe) {
            Map<CallSite, List<CallEdge>> bySite = new LinkedHashMap<>();
            program.callees(method.key()).stream()
                    .filter(edge -> edge.hop().isSameThread() && waits.waits(edge.callee()))
                    .forEach(edge -> bySite.computeIfAbsent(edge.site(), k -> new ArrayList<>())
                            .add(edge));
            Set<MethodKey> callees = new LinkedHashSet<>();
            bySite.values().forEach(edges -> follow(method, edges, recipe).ifPresent(callees::add));
            return List.copyOf(callees);
        }

        private Optional<MethodKey> follow(MethodFact method, List<CallEdge> edges, String recipe) {
            CallEdge edge = edges.get(0);
            Optional<MethodFact> callee = program.method(edge.callee());
            hinderBySite(recipe, method, edge.site());
            if (edges.size() > 1 || isInterface(edge.site().target().owner())) {
                hinder(
                        recipe,
                        sighting(
                                Hazard.H19,
                                method,
                                edge.site(),
                                edge.site().target().signature()
                                        + " is called through a type that has no asynchronous twin"));
                return Optional.empty();
            }
            if (callee.isEmpty()
                    || callee.get().writtenIn().isPresent()
                    || edge.callee().isConstructor()) {
                hinder(recipe, sighting(Hazard.H9, method, edge.site(), "it waits inside a lambda or a constructor"));
                return Optional.empty();
            }
            visit(method, callee.get(), edge);
            return Optional.of(edge.callee());
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
        return Sighting.of(hazard, method.named(), site.site(), method.named().signature() + ": " + evidence);
    }
}
