package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handlers whose work moves to other threads, and all others. What both reach is still waited for where it was, so no step
 * may say that it resolves it.
 */
final class OffloadedHandlers {

    private final WaitIndex waits;
    private final FindingNumbers numbers;
    private final Map<HandlerChange, List<MethodFact>> offloaded = new LinkedHashMap<>();
    private final BitSet others = new BitSet();

    OffloadedHandlers(WaitIndex waits, FindingNumbers numbers) {
        this.waits = waits;
        this.numbers = numbers;
    }

    void add(MethodFact handler, HandlerChange change) {
        offloaded.computeIfAbsent(change, key -> new ArrayList<>()).add(handler);
    }

    /** A handler that stays on its thread. */
    void leave(MethodFact handler) {
        others.or(waits.findingsBelow(handler.key()));
    }

    /** The steps, once all handlers are known. */
    void plan() {
        offloaded.forEach((change, handlers) -> handlers.forEach(handler -> {
            BitSet moved = (BitSet) waits.findingsBelow(handler.key()).clone();
            moved.andNot(others);
            change.step(handler, handlers).resolves(numbers.ids(moved)).gain(change.gain(waits.below(handler.key())));
        }));
    }
}
