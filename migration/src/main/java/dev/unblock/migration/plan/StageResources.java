package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Methods of JAX-RS resources return their work as a stage, and an executor's threads wait. Nothing is carried over. */
record StageResources(
        Program program,
        Hazards hazards,
        Modules modules,
        HandlerOffload offload,
        ThreadSteps steps,
        Capacity capacity,
        WayChooser chooser)
        implements HandlerChange {

    static final String RECIPE = "ResourceReturnsStage";

    private static final List<String> SERVERS =
            List.of("jersey-", "resteasy-", "dropwizard-core", "dropwizard-jersey", "spring-boot-starter-jersey");
    private static final List<String> AROUND = List.of(
            "ws.rs.container.ContainerRequestFilter",
            "ws.rs.container.ContainerResponseFilter",
            "ws.rs.ext.WriterInterceptor",
            "ws.rs.ext.MessageBodyWriter",
            "ws.rs.ext.ExceptionMapper");
    private static final Set<String> CONTEXT = Set.of("jakarta.ws.rs.core.Context", "javax.ws.rs.core.Context");

    /** Quarkus has threads of its own for its resources. */
    @Override
    public boolean isCandidate(EntryPoint entry, MethodFact method) {
        Set<String> libraries = module(method).map(ModuleFact::libraries).orElse(Set.of());
        return WayChooser.isRequest(entry)
                && entry.kind().equals("jax-rs")
                && method.writtenIn().isEmpty()
                && libraries.stream().anyMatch(library -> SERVERS.stream().anyMatch(library::startsWith))
                && libraries.stream().noneMatch(library -> library.startsWith("quarkus-"));
    }

    @Override
    public List<Obstacle> obstacles(EntryPoint entry, MethodFact method) {
        List<Sighting> against = new ArrayList<>();
        Resources.withoutVerb(method).ifPresent(against::add);
        Resources.asynchronous(method).ifPresent(against::add);
        HandlerOffload.parameters(method).ifPresent(against::add);
        injected(method).ifPresent(against::add);
        offload.advice(method).ifPresent(against::add);
        offload.around(method).ifPresent(against::add);
        declaredServlet(method).ifPresent(against::add);
        around(method).ifPresent(against::add);
        against.addAll(hazards.ofSignature(method));
        hazards.ofTwin(method).stream()
                .filter(seen -> seen.hazard() != Hazard.H3)
                .forEach(against::add);
        against.addAll(hazards.ofContinuation(method.key()));
        hazards.lazyResult(method.key()).ifPresent(against::add);
        return against.isEmpty()
                ? List.of()
                : List.of(new Obstacle(RECIPE, against.stream().sorted().toList()));
    }

    @Override
    public String gain(WaitSet waits) {
        return capacity.isolated(waits);
    }

    @Override
    public Way way(EntryPoint entry, WaitSet waits, List<Obstacle> others) {
        return chooser.isolate(entry, gain(waits), others);
    }

    @Override
    public StepDraft step(MethodFact method, Collection<MethodFact> all) {
        StepDraft step = steps.stage(method);
        List<String> checked = offload.checked(all);
        return checked.isEmpty() ? step : step.option("checked", checked);
    }

    /** What the container injects stands for the request of the thread that asks it. */
    private Optional<Sighting> injected(MethodFact method) {
        boolean parameter = method.parameters().stream()
                .flatMap(each -> each.annotations().stream())
                .anyMatch(each -> CONTEXT.contains(each.type()));
        if (parameter) {
            return Optional.of(
                    Resources.at(Hazard.H5, method, "has a @Context parameter, for the request of its thread"));
        }
        return program.facts().hierarchy().supertypes(method.key().owner()).stream()
                .flatMap(name -> program.type(name).stream())
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.annotations().stream().anyMatch(each -> CONTEXT.contains(each.type())))
                .findFirst()
                .map(field -> Sighting.of(
                        Hazard.H5,
                        method.key(),
                        field.site(),
                        field.key().name() + " is injected for the request of its thread"));
    }

    /** Whether what web.xml declares bears asynchronous requests is not known. */
    private Optional<Sighting> declaredServlet(MethodFact method) {
        return module(method)
                .filter(module -> module.declared().stream()
                        .anyMatch(each -> each.role() == Role.SERVLET || each.role() == Role.FILTER))
                .map(module -> Resources.at(
                        Hazard.H14,
                        method,
                        "is served through web.xml, whose servlets and filters may allow nothing asynchronous"));
    }

    /** Filters and the like that use what is bound to a thread: the answer would meet another one. */
    private Optional<Sighting> around(MethodFact method) {
        String module = modules.of(method.site().file());
        return program.facts().types().stream()
                .filter(type -> !type.test() && modules.of(type.site().file()).equals(module) && isAround(type))
                .flatMap(type -> type.methods().stream())
                .flatMap(each -> hazards.ofContinuation(each.key()).stream())
                .filter(seen -> seen.hazard() == Hazard.H3 || seen.hazard() == Hazard.H4)
                .findFirst();
    }

    private boolean isAround(TypeFact type) {
        return AROUND.stream()
                .flatMap(name -> Stream.of("jakarta." + name, "javax." + name))
                .anyMatch(name -> program.facts().hierarchy().isSubtype(type.name(), name));
    }

    private Optional<ModuleFact> module(MethodFact method) {
        String folder = modules.of(method.site().file());
        return program.facts().modules().stream()
                .filter(module -> module.folder().equals(folder))
                .findFirst();
    }
}
