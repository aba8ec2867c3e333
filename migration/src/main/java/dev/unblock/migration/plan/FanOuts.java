package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.FanOutFinder.FanOut;
import dev.unblock.migration.plan.FanOutFinder.Look;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All methods in which calls could run at the same time, and what stands in the way of others.
 *
 * <p>Handlers share most of what lies below them, so each notes only that it was declined. What that means for which
 * finding is spread over the calls once, at the end. In a large library nearly everything leads to nearly everything; what
 * would keep very many findings open there is not told, since each of them has a nearer reason.
 */
final class FanOuts {

    private static final String RECIPE = "ParallelizeIndependentCalls";

    private final Reach reach;
    private final Hazards hazards;
    private final List<FanOut> found = new ArrayList<>();
    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private final Map<MethodKey, Look> declined = new TreeMap<>();
    private final Function<MethodKey, BitSet> below;
    private final Map<MethodKey, BitSet> findings = new HashMap<>();

    FanOuts(Program program, Reach reach, Hazards hazards, FanOutFinder finder) {
        this.reach = reach;
        this.hazards = hazards;
        program.methods().forEach(method -> note(method, finder.look(method)));
        Map<MethodKey, BitSet> own = new HashMap<>();
        numbers.forEach((method, number) ->
                own.computeIfAbsent(method, key -> new BitSet()).set(number));
        this.below = reach.fromBelow(own);
    }

    private void note(MethodFact method, Look look) {
        look.fanOut().ifPresent(fanOut -> {
            numbers.put(method.key(), found.size());
            found.add(fanOut);
        });
        if (look.isDeclined()) {
            declined.put(method.key(), look);
        }
    }

    /** In the handler and everything below it on its thread, the nearest first. */
    List<FanOut> below(MethodFact handler) {
        BitSet reached = below.apply(handler.key());
        if (reached.isEmpty()) {
            return List.of();
        }
        int nearest = numbers.get(
                reach.nearestBelow(handler.key(), numbers::containsKey).orElseThrow());
        List<FanOut> fanOuts = new ArrayList<>(List.of(found.get(nearest)));
        reached.stream()
                .filter(number -> number != nearest)
                .mapToObj(found::get)
                .forEach(fanOuts::add);
        return fanOuts;
    }

    /** No fan-out helps the handler with these findings. */
    void decline(MethodFact handler, BitSet findingsBelow) {
        findings.put(handler.key(), findingsBelow);
    }

    /** Says for everything that stands in the way which findings it keeps from being resolved. */
    void writeTo(RefusalBook refusals) {
        Function<MethodKey, BitSet> kept = reach.fromAbove(findings);
        Map<MethodKey, BitSet> offloaded = new HashMap<>();
        Map<MethodKey, BitSet> waiting = new HashMap<>();
        declined.forEach((method, look) -> {
            BitSet open = kept.apply(method);
            if (open.isEmpty() || RefusalBook.isWide(open)) {
                return;
            }
            look.sightings().forEach(sighting -> refusals.decline(RECIPE, sighting, open));
            look.bound().forEach(callee -> offloaded
                    .computeIfAbsent(callee, key -> new BitSet())
                    .or(open));
            if (look.held()) {
                waiting.put(method, open);
            }
        });
        hazards.forEachOfTheirThread(offloaded, (sighting, open) -> decline(refusals, sighting, open));
        hazards.forEachHeld(waiting, (sighting, open) -> decline(refusals, sighting, open));
    }

    private static void decline(RefusalBook refusals, Sighting sighting, BitSet open) {
        if (!RefusalBook.isWide(open)) {
            refusals.decline(RECIPE, sighting, open);
        }
    }
}
