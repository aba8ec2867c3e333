package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a method waits for several independent reads one after the other: they could wait for all at once. */
final class FanOutFinder {

    private static final Set<ThreadContext> POOLS =
            Set.of(ThreadContext.COMMON_POOL, ThreadContext.BOUNDED_POOL, ThreadContext.UNBOUNDED_POOL);

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;
    private final FacadeRules facades;

    FanOutFinder(Program program, WaitIndex waits, Hazards hazards, FacadeRules facades) {
        this.program = program;
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

    /**
     * What the method came to.
     *
     * @param sightings against it, from the calls and the method itself
     * @param bound callees that have something of their own thread, which speaks against it as well
     * @param held whether what callers hold speaks against it as well
     */
    record Look(Optional<FanOut> fanOut, List<Sighting> sightings, Set<MethodKey> bound, boolean held) {

        private static final Look NOTHING = new Look(Optional.empty(), List.of(), Set.of(), false);

        Look {
            sightings = List.copyOf(sightings);
            bound = Set.copyOf(bound);
        }

        boolean isDeclined() {
            return !sightings.isEmpty() || !bound.isEmpty() || held;
        }
    }

    Look look(MethodFact method) {
        List<CallEdge> several = waitingCalls(method);
        if (several.size() < 2) {
            return Look.NOTHING;
        }
        List<Sighting> against = new ArrayList<>();
        Set<MethodKey> bound = new LinkedHashSet<>();
        List<CallEdge> free = new ArrayList<>();
        for (CallEdge edge : several) {
            List<Sighting> ofTheCall = facades.ofTheCall(method, edge);
            against.addAll(ofTheCall);
            if (hazards.usesItsThread(edge.callee())) {
                bound.add(edge.callee());
            } else if (ofTheCall.isEmpty()) {
                free.add(edge);
            }
        }
        List<MethodKey> together = independent(method, free);
        Optional<Sighting> pool = onAPool(method);
        pool.ifPresent(against::add);
        boolean held = hazards.isHeldWhileWaiting(method.key());
        Optional<FanOut> fanOut = pool.isEmpty() && !held && together.size() > 1
                ? Optional.of(new FanOut(method, together))
                : Optional.empty();
        return new Look(fanOut, against, bound, held);
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
