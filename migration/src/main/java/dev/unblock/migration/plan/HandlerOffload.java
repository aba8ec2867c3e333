package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.CarriedContexts;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.hazards.WebEdge;
import dev.unblock.model.EntryPoint;
import dev.unblock.recipes.web.AnnotationsWithoutAdvice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a handler's whole work can run on an executor of Spring MVC. Spring carries over what it bound to the request's
 * thread itself: the request, its locale, the user and an open persistence session. All else must not be needed there.
 */
final class HandlerOffload {

    static final String RECIPE = "ControllerReturnsCallable";

    private static final Set<Hazard> CARRIED = Set.of(Hazard.H3, Hazard.H5);
    private static final Set<String> WRITERS = Set.of(
            "jakarta.servlet.http.HttpServletResponse",
            "javax.servlet.http.HttpServletResponse",
            "jakarta.servlet.ServletResponse",
            "javax.servlet.ServletResponse",
            "java.io.OutputStream",
            "java.io.Writer",
            "java.io.InputStream",
            "java.io.Reader",
            "org.springframework.web.servlet.mvc.support.RedirectAttributes",
            "org.springframework.web.bind.support.SessionStatus");
    private static final Set<String> ASYNCHRONOUS = Set.of(
            "java.util.concurrent.Callable",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "org.springframework.util.concurrent.ListenableFuture",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.SseEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody",
            "reactor.core.publisher.Flux",
            "reactor.core.publisher.Mono");

    private final Program program;
    private final Hazards hazards;
    private final Modules modules;
    private final MockMvcTests tests;
    private final HandlerContracts contracts;
    private final CarriedContexts carried;
    private final WebEdge edge;
    private final List<Sighting> edges;
    private final List<MethodFact> skippable;
    private final List<MethodFact> logins;

    HandlerOffload(Program program, Hazards hazards, Modules modules, MockMvcTests tests) {
        this.program = program;
        this.hazards = hazards;
        this.modules = modules;
        this.tests = tests;
        this.contracts = new HandlerContracts(program, modules);
        this.carried = new CarriedContexts(program);
        this.edge = new WebEdge(program);
        this.skippable = edge.skippable();
        this.logins = edge.logins();
        this.edges = edge.sightings().stream()
                .filter(seen -> !isOf(skippable, seen) && !(seen.hazard() == Hazard.H3 && isOf(logins, seen)))
                .toList();
    }

    private static boolean isOf(List<MethodFact> methods, Sighting seen) {
        return methods.stream().anyMatch(method -> method.key().owner().equals(seen.method()));
    }

    /** Methods that have to learn to skip dispatches first. */
    List<MethodFact> skippable() {
        return skippable;
    }

    /** Methods of filters around the handler that have to keep the login for dispatches first. */
    Stream<MethodFact> logins(MethodFact handler) {
        return logins.stream().filter(login -> isAround(handler, login.site().file()));
    }

    /** Classes around handlers that bear asynchronous answers, which the recipe cannot see for itself. */
    List<String> checked(Collection<MethodFact> handlers) {
        Stream<String> calm = handlers.stream().flatMap(this::annotations).filter(edge::isCalm);
        return Stream.concat(edge.checked().stream(), calm).distinct().sorted().toList();
    }

    /** Whether it is a handler of Spring MVC, in an application, that is not asynchronous yet. */
    boolean isCandidate(EntryPoint entry, MethodFact handler) {
        return entry.kind().equals("spring-mvc")
                && handler.writtenIn().isEmpty()
                && ASYNCHRONOUS.stream().noneMatch(handler.genericReturnType()::contains)
                && modules.isScanned(
                        handler.key().owner(), modules.of(handler.site().file()));
    }

    /** What stands in the way, the most telling first. */
    List<Obstacle> obstacles(EntryPoint entry, MethodFact handler) {
        List<Sighting> against = new ArrayList<>();
        around(handler).ifPresent(against::add);
        edge.modelOf(handler).ifPresent(against::add);
        advice(handler).ifPresent(against::add);
        parameters(handler).ifPresent(against::add);
        against.addAll(contracts
                .of(handler)
                .map(contract -> hazards.ofSignatureElsewhere(handler, contract))
                .orElseGet(() -> hazards.ofSignatureElsewhere(handler)));
        hazards.ofTwin(handler).stream()
                .filter(seen -> seen.hazard() != Hazard.H3)
                .forEach(against::add);
        hazards.ofContinuation(handler.key()).stream()
                .filter(seen -> !isCarried(seen))
                .forEach(against::add);
        tests.driving(entry, handler).ifPresent(against::add);
        return against.isEmpty()
                ? List.of()
                : List.of(new Obstacle(RECIPE, against.stream().sorted().toList()));
    }

    /** The executor carries the context of log lines and what own classes keep, as {@code AddMvcTaskExecutor} makes it. */
    private boolean isCarried(Sighting seen) {
        boolean logs = seen.evidence().contains(" calls org.slf4j.MDC#") && carried.includeLogs();
        return CARRIED.contains(seen.hazard()) || logs || carried.at(seen).isPresent();
    }

    /** Classes that keep for the thread what the handler's work wants to know. */
    Set<String> contexts(MethodFact handler) {
        return carried.of(hazards.ofContinuation(handler.key()));
    }

    /** In the handler's application, or in a module that belongs to no application and so perhaps to all. */
    private Optional<Sighting> around(MethodFact handler) {
        return Stream.concat(edges.stream(), edge.aspectsAround(handler))
                .filter(seen -> isAround(handler, seen.file()))
                .findFirst();
    }

    private boolean isAround(MethodFact handler, String file) {
        String module = modules.of(file);
        return module.equals(modules.of(handler.site().file()))
                || modules.applicationPackage(module).isEmpty();
    }

    private Stream<String> annotations(MethodFact handler) {
        Stream<AnnotationFact> ofClass = program.type(handler.key().owner()).map(TypeFact::annotations).stream()
                .flatMap(List::stream);
        return Stream.of(handler.annotations().stream(), ofClass, contracts.annotations(handler))
                .flatMap(annotations -> annotations)
                .map(AnnotationFact::type);
    }

    /** Of annotations that nobody knows; what a transaction or a cache stands against is told by its own name. */
    private Optional<Sighting> advice(MethodFact handler) {
        return annotations(handler)
                .filter(type -> !AnnotationsWithoutAdvice.has(type) && !edge.isCalm(type) && !hazards.tells(type))
                .findFirst()
                .map(type -> at(
                        Hazard.H17,
                        handler,
                        "has @" + type.substring(type.lastIndexOf('.') + 1) + ", which may do something around it"));
    }

    private static Optional<Sighting> parameters(MethodFact handler) {
        if (handler.is(Modifier.SYNCHRONIZED)) {
            return Optional.of(at(Hazard.H7, handler, "is synchronized"));
        }
        return handler.key().parameterTypes().stream()
                .filter(WRITERS::contains)
                .findFirst()
                .map(type -> at(Hazard.H5, handler, "has a parameter " + type));
    }

    private static Sighting at(Hazard hazard, MethodFact handler, String what) {
        return Sighting.of(hazard, handler.key(), handler.site(), handler.key().signature() + " " + what);
    }
}
