package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.QuarkusRest;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.hazards.VirtualThreadHazards;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether methods of Quarkus REST resources can wait on virtual threads: each of them says so by itself. */
final class QuarkusResources implements HandlerChange {

    static final String RECIPE = "ResourceRunsOnVirtualThread";

    private static final int FIRST = 21;
    private static final Set<String> TRANSACTIONAL =
            Set.of("jakarta.transaction.Transactional", "javax.transaction.Transactional");

    private final Program program;
    private final Modules modules;
    private final VirtualThreadHazards hazards;
    private final ThreadSteps steps;
    private final Capacity capacity;
    private final WayChooser chooser;
    private final Set<String> served;

    QuarkusResources(
            Program program,
            Modules modules,
            VirtualThreadHazards hazards,
            ThreadSteps steps,
            Capacity capacity,
            WayChooser chooser) {
        this.program = program;
        this.modules = modules;
        this.hazards = hazards;
        this.steps = steps;
        this.capacity = capacity;
        this.chooser = chooser;
        this.served = program.facts().modules().stream()
                .filter(QuarkusRest::serves)
                .map(ModuleFact::folder)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isCandidate(EntryPoint entry, MethodFact method) {
        return WayChooser.isRequest(entry)
                && entry.kind().equals("jax-rs")
                && method.writtenIn().isEmpty()
                && served.contains(modules.of(method.site().file()));
    }

    @Override
    public List<Obstacle> obstacles(EntryPoint entry, MethodFact method) {
        List<Sighting> against = new ArrayList<>();
        int release = program.facts().javaRelease();
        if (release < FIRST) {
            against.add(Resources.at(
                    Hazard.H25, method, "is built for Java " + release + "; virtual threads need 21, better 24"));
        }
        if (annotations(method).anyMatch(TRANSACTIONAL::contains)) {
            against.add(Resources.at(
                    Hazard.H1, method, "is @Transactional, and Quarkus keeps such methods on the worker pool"));
        }
        Resources.withoutVerb(method).ifPresent(against::add);
        Resources.asynchronous(method).ifPresent(against::add);
        against.addAll(hazards.below(method.key()));
        return against.isEmpty()
                ? List.of()
                : List.of(new Obstacle(RECIPE, against.stream().sorted().toList()));
    }

    @Override
    public String gain(WaitSet waits) {
        return capacity.unheld(waits, connections(), "a semaphore, @Bulkhead");
    }

    @Override
    public Way way(EntryPoint entry, WaitSet waits, List<Obstacle> others) {
        return chooser.virtualThreads(entry, gain(waits), others);
    }

    /** The recipe suspects whatever is synchronized in the project: it is told what the methods of this class do not reach. */
    @Override
    public StepDraft step(MethodFact method, Collection<MethodFact> all) {
        StepDraft step = steps.virtualResource(method, program.facts().javaRelease());
        List<String> checked = hazards.unreached(all.stream()
                .map(MethodFact::key)
                .filter(key -> key.owner().equals(method.key().owner()))
                .toList());
        return checked.isEmpty() ? step : step.option("checked", checked);
    }

    private String connections() {
        return program.facts().settings().getOrDefault("quarkus.datasource.jdbc.max-size", "of Quarkus's default size");
    }

    private Stream<String> annotations(MethodFact method) {
        return Stream.concat(
                        method.annotations().stream(),
                        program.type(method.key().owner()).map(TypeFact::annotations).stream()
                                .flatMap(List::stream))
                .map(AnnotationFact::type);
    }
}
