package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Way;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The ways that leave what waits as it is, and let it hold other threads: one setting for all requests, or handler by handler. */
final class CheaperThreads {

    private final WaitIndex waits;
    private final RefusalBook refusals;
    private final GeneratedSupport generated;
    private final BootVirtualThreads boot;
    private final WayChooser chooser;
    private final List<HandlerChange> changes;
    private final OffloadedHandlers offloaded;

    /**
     * Tries.
     *
     * @param changes of handlers, the first that fits is taken
     */
    CheaperThreads(
            WaitIndex waits,
            FindingNumbers numbers,
            RefusalBook refusals,
            GeneratedSupport generated,
            BootVirtualThreads boot,
            WayChooser chooser,
            List<HandlerChange> changes) {
        this.waits = waits;
        this.refusals = refusals;
        this.generated = generated;
        this.boot = boot;
        this.chooser = chooser;
        this.changes = List.copyOf(changes);
        this.offloaded = new OffloadedHandlers(waits, numbers);
    }

    /** For a handler that waits on a request thread. */
    Way way(EntryPoint entry, MethodFact handler, WaitSet below, List<Obstacle> obstacles) {
        Way way = chooser.threadsOrNothing(entry, below, obstacles, boot.pinned());
        Optional<Way> changed =
                way.choice() == Choice.LEAVE_ALONE ? changed(entry, handler, below, obstacles) : Optional.empty();
        if (changed.isPresent()) {
            return changed.get();
        }
        offloaded.leave(handler);
        boot.plan(handler, below, way.choice());
        return way;
    }

    /** For an entry point that waits on another thread than a request's. */
    Way elsewhere(EntryPoint entry, MethodFact handler, WaitSet below) {
        return changed(entry, handler, below, List.of()).orElseGet(() -> {
            if (changes.stream().anyMatch(change -> change.isCandidate(entry, handler))) {
                offloaded.leave(handler);
            }
            return chooser.notARequest(entry, below);
        });
    }

    /** A handler that goes no way of these, and so stays on its thread. */
    void leave(MethodFact handler) {
        offloaded.leave(handler);
    }

    /** The steps, once all handlers are known. */
    void plan() {
        offloaded.plan();
    }

    private Optional<Way> changed(EntryPoint entry, MethodFact handler, WaitSet below, List<Obstacle> obstacles) {
        boolean isTaken =
                below.stream().anyMatch(wait -> generated.is(wait.method().key().owner()));
        Optional<HandlerChange> change = changes.stream()
                .filter(each -> !isTaken && each.isCandidate(entry, handler))
                .findFirst();
        BitSet findings = waits.findingsBelow(handler.key());
        List<Obstacle> against =
                change.map(each -> each.obstacles(entry, handler)).orElse(List.of());
        refusals.decline(against, findings);
        return change.filter(each -> against.isEmpty() && !findings.isEmpty()).map(each -> {
            offloaded.add(handler, each);
            return each.way(entry, below, obstacles);
        });
    }
}
