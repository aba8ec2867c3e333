package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Way;
import java.util.Collection;
import java.util.List;

/** Handlers of Spring MVC return their work, and an executor's threads wait. */
record CallableHandlers(HandlerOffload offload, ThreadSteps steps, Capacity capacity, WayChooser chooser)
        implements HandlerChange {

    @Override
    public boolean isCandidate(EntryPoint entry, MethodFact handler) {
        return WayChooser.isRequest(entry) && offload.isCandidate(entry, handler);
    }

    @Override
    public List<Obstacle> obstacles(EntryPoint entry, MethodFact handler) {
        return offload.obstacles(entry, handler);
    }

    @Override
    public String gain(WaitSet waits) {
        return capacity.isolated(waits, chooser.connections());
    }

    @Override
    public Way way(EntryPoint entry, WaitSet waits, List<Obstacle> others) {
        return chooser.isolate(entry, gain(waits), others);
    }

    @Override
    public StepDraft step(MethodFact handler, Collection<MethodFact> all) {
        StepDraft step = steps.callable(handler, offload.contexts(handler));
        offload.skippable().forEach(method -> step.requires(steps.skippingInterceptor(method)));
        offload.logins(handler).forEach(method -> step.requires(steps.lastingLogin(method)));
        List<String> checked = offload.checked(all);
        return checked.isEmpty() ? step : step.option("checked", checked);
    }
}
