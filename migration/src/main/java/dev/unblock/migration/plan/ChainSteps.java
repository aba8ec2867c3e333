package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.migration.plan.AsyncChain.Link;
import dev.unblock.migration.plan.FanOutFinder.FanOut;
import dev.unblock.migration.plan.StepBook.Calls;
import dev.unblock.migration.plan.StepBook.Leaves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns chains and fan-outs into steps, each after those it needs. */
final class ChainSteps {

    private final StepBook book;
    private final WaitIndex waits;
    private final ReadOnly readOnly;
    private final Capacity capacity;

    ChainSteps(StepBook book, WaitIndex waits, ReadOnly readOnly, Capacity capacity) {
        this.book = book;
        this.waits = waits;
        this.readOnly = readOnly;
        this.capacity = capacity;
    }

    /** The step that moves the handler. */
    StepDraft plan(AsyncChain chain, String gain) {
        Map<MethodKey, Draft> drafts = new HashMap<>();
        for (Link link : chain.links()) {
            List<Draft> needed = link.calls().stream().map(drafts::get).toList();
            Leaves leaves = leaves(link, needed);
            StepDraft step =
                    step(link, leaves).resolves(waits.idsBelow(link.method().key()));
            needed.forEach(draft -> step.requires(draft.step()));
            drafts.put(link.method().key(), new Draft(step, leaves));
        }
        List<Draft> needed = chain.calls().stream().map(drafts::get).toList();
        StepDraft top = book.handler(chain.handler(), latest(needed))
                .resolves(waits.idsBelow(chain.handler().key()))
                .gain(gain);
        needed.forEach(draft -> top.requires(draft.step()));
        return top;
    }

    private record Draft(StepDraft step, Leaves leaves) {}

    private static Leaves leaves(Link link, List<Draft> needed) {
        return switch (link.kind()) {
            case CLIENT -> Leaves.CLIENTS;
            case FACADE -> Leaves.FACADES;
            case COMPOSED -> latest(needed);
        };
    }

    /** What is composed of both kinds comes with the later one. */
    private static Leaves latest(List<Draft> needed) {
        return needed.stream().anyMatch(draft -> draft.leaves() == Leaves.CLIENTS) ? Leaves.CLIENTS : Leaves.FACADES;
    }

    private StepDraft step(Link link, Leaves leaves) {
        return switch (link.kind()) {
            case CLIENT -> book.twin(link.method());
            case FACADE -> book.facade(link.method());
            case COMPOSED -> book.composedTwin(link.method(), new Calls(link.calls(), reads(link.calls())), leaves);
        };
    }

    private List<MethodKey> reads(List<MethodKey> calls) {
        return calls.stream().filter(readOnly::isReadOnly).toList();
    }

    void plan(FanOut fanOut) {
        List<String> ids = fanOut.calls().stream()
                .flatMap(callee -> waits.idsBelow(callee).stream())
                .toList();
        book.parallel(fanOut.method(), fanOut.calls()).resolves(ids).gain(gain(fanOut));
    }

    String gain(FanOut fanOut) {
        return capacity.overlapped(fanOut.calls().stream().map(waits::below).toList());
    }
}
