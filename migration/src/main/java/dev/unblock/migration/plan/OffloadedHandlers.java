package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Handlers whose work moves to an executor, and all others. What both reach is still waited for on request threads, so no
 * step may say that it resolves it.
 */
final class OffloadedHandlers {

    private final StepBook book;
    private final WaitIndex waits;
    private final FindingNumbers numbers;
    private final List<Offloaded> offloaded = new ArrayList<>();
    private final BitSet others = new BitSet();

    private record Offloaded(MethodFact handler, String gain) {}

    OffloadedHandlers(StepBook book, WaitIndex waits, FindingNumbers numbers) {
        this.book = book;
        this.waits = waits;
        this.numbers = numbers;
    }

    void add(MethodFact handler, String gain) {
        offloaded.add(new Offloaded(handler, gain));
    }

    /** A handler that stays on request threads. */
    void leave(MethodFact handler) {
        others.or(waits.findingsBelow(handler.key()));
    }

    /** The steps, once all handlers are known. */
    void plan(HandlerOffload offload) {
        List<String> checked =
                offload.checked(offloaded.stream().map(Offloaded::handler).toList());
        for (Offloaded each : offloaded) {
            BitSet moved = (BitSet) waits.findingsBelow(each.handler().key()).clone();
            moved.andNot(others);
            StepDraft step = book.callable(each.handler(), offload.contexts(each.handler()))
                    .resolves(numbers.ids(moved))
                    .gain(each.gain());
            offload.skippable().forEach(method -> step.requires(book.skippingInterceptor(method)));
            if (!checked.isEmpty()) {
                step.option("checked", checked);
            }
        }
    }
}
