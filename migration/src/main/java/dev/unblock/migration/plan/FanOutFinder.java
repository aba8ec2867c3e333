package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds methods that wait for several independent reads one after the other: they could wait for all at once. */
final class FanOutFinder {

    private static final Set<ThreadContext> POOLS =
            Set.of(ThreadContext.COMMON_POOL, ThreadContext.BOUNDED_POOL, ThreadContext.UNBOUNDED_POOL);
    private static final Search NOTHING = new Search(List.of(), List.of());
    private static final String RECIPE = "ParallelizeIndependentCalls";

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;
    private final FacadeRules facades;
    private final Reach reach;
    private final Map<MethodKey, Search> known = new HashMap<>();

    FanOutFinder(Program program, Reach reach, WaitIndex waits, Hazards hazards, FacadeRules facades) {
        this.program = program;
        this.reach = reach;
        this.waits = waits;
        this.hazards = hazards;
        this.facades = facades;
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
        for (MethodFact method : reach.below(handler.key())) {
            Search here = known.computeIfAbsent(method.key(), key -> look(method));
            fanOuts.addAll(here.fanOuts());
            obstacles.addAll(here.obstacles());
        }
        return new Search(fanOuts, obstacles);
    }

    private Search look(MethodFact method) {
        List<CallEdge> several = waitingCalls(method);
        if (several.size() < 2) {
            return NOTHING;
        }
        List<FanOut> fanOuts = new ArrayList<>();
        List<Obstacle> obstacles = new ArrayList<>();
        List<CallEdge> free = new ArrayList<>();
        for (CallEdge edge : several) {
            List<Sighting> against = facades.against(method, edge);
            if (against.isEmpty()) {
                free.add(edge);
            } else {
                obstacles.add(new Obstacle(RECIPE, against));
            }
        }
        List<MethodKey> together = independent(method, free);
        List<Sighting> held = new ArrayList<>(hazards.ofWaitingIn(method.key()));
        onAPool(method).ifPresent(held::add);
        if (!held.isEmpty()) {
            obstacles.add(new Obstacle(RECIPE, held));
        } else if (together.size() > 1) {
            fanOuts.add(new FanOut(method, together));
        }
        return new Search(fanOuts, obstacles);
    }

    /** A task that waits for tasks of its own pool can stop the pool: no fan-out where a pool's thread may run it. */
    private Optional<Sighting> onAPool(MethodFact method) {
        return program.threads(method.key()).stream()
                .filter(POOLS::contains)
                .findFirst()
                .map(pool -> Sighting.of(
                        Hazard.H22,
                        method.key(),
                        method.site(),
                        method.key().signature() + " also runs on a " + pool.label()
                                + " thread, and would wait there for" + " further tasks"));
    }

    /** Of these calls, those that need nothing of each other. */
    static List<MethodKey> independent(MethodFact method, List<CallEdge> edges) {
        List<CallSite> sites = edges.stream().map(CallEdge::site).toList();
        List<CallSite> independent = new Dependence(method).independent(sites);
        return edges.stream()
                .filter(edge -> independent.contains(edge.site()))
                .map(CallEdge::callee)
                .distinct()
                .toList();
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
}
