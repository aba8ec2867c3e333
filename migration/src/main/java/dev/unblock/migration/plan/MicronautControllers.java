package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Way;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Methods of Micronaut controllers that wait on the event loop say that they need another thread. */
record MicronautControllers(Program program, Hazards hazards, ThreadSteps steps, Capacity capacity, WayChooser chooser)
        implements HandlerChange {

    static final String RECIPE = "ControllerRunsOffEventLoop";

    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";

    @Override
    public boolean isCandidate(EntryPoint entry, MethodFact method) {
        return entry.thread() == ThreadContext.EVENT_LOOP
                && entry.kind().equals("micronaut")
                && method.writtenIn().isEmpty();
    }

    @Override
    public List<Obstacle> obstacles(EntryPoint entry, MethodFact method) {
        List<Sighting> against = new ArrayList<>();
        boolean controller = program.type(method.key().owner())
                .flatMap(type -> type.annotation(CONTROLLER))
                .isPresent();
        if (!controller) {
            against.add(Resources.at(Hazard.H19, method, "is in no controller: other code decides how it is called"));
        }
        Resources.asynchronous(method).ifPresent(against::add);
        hazards.ofContinuation(method.key()).stream()
                .filter(seen -> seen.hazard() == Hazard.H4)
                .forEach(against::add);
        return against.isEmpty()
                ? List.of()
                : List.of(new Obstacle(RECIPE, against.stream().sorted().toList()));
    }

    @Override
    public String gain(WaitSet waits) {
        return capacity.offLoop(waits);
    }

    @Override
    public Way way(EntryPoint entry, WaitSet waits, List<Obstacle> others) {
        return chooser.offLoop(entry, gain(waits));
    }

    @Override
    public StepDraft step(MethodFact method, Collection<MethodFact> all) {
        return steps.offLoop(method);
    }
}
