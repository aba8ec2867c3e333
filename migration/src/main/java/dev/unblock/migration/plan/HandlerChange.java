package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Way;
import java.util.Collection;
import java.util.List;

/** A change of handlers alone that lets all of their work wait on another thread, as one framework has it. */
interface HandlerChange {

    /** Whether the framework calls this handler, on a thread that its waits should not hold. */
    boolean isCandidate(EntryPoint entry, MethodFact handler);

    /** What stands in the way, the most telling first. */
    List<Obstacle> obstacles(EntryPoint entry, MethodFact handler);

    String gain(WaitSet waits);

    /**
     * The way of such a handler.
     *
     * @param others what stood in the way of those that bring more
     */
    Way way(EntryPoint entry, WaitSet waits, List<Obstacle> others);

    /**
     * The step that changes the handler.
     *
     * @param all handlers that change like this, in this plan
     */
    StepDraft step(MethodFact handler, Collection<MethodFact> all);
}
