package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.recipes.web.AnnotationsWithoutAdvice;
import dev.unblock.recipes.web.LoginFilters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What stands around request handlers and takes it for granted that they are done when they return. Spring calls
 * interceptors and prepares models once more when the answer of an asynchronous handler is dispatched, and what a filter does
 * after the chain happens before that.
 */
public final class WebEdge {

    private static final List<String> INTERCEPTORS = List.of(
            "org.springframework.web.servlet.HandlerInterceptor",
            "org.springframework.web.servlet.handler.HandlerInterceptorAdapter",
            "org.springframework.web.context.request.WebRequestInterceptor");
    private static final List<String> ADVISORS =
            List.of("org.aopalliance.intercept.MethodInterceptor", "org.springframework.aop.Advisor");
    private static final List<String> RESULT_HANDLERS = List.of(
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice",
            "org.springframework.web.method.support.HandlerMethodReturnValueHandler");
    private static final String MVC_SUPPORT =
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport";
    private static final String MODEL_ATTRIBUTE = "org.springframework.web.bind.annotation.ModelAttribute";
    private static final Set<String> ADVICES = Set.of(
            "org.springframework.web.bind.annotation.ControllerAdvice",
            "org.springframework.web.bind.annotation.RestControllerAdvice");
    private static final List<String> GUARDS = List.of(
            "org.springframework.security.access.annotation.",
            "org.springframework.security.access.prepost.",
            "jakarta.annotation.security.",
            "javax.annotation.security.");
    private static final int MOST_ANNOTATIONS = 4;

    private final Program program;
    private final InterceptorCalls interceptors;
    private final Aspects aspects;
    private final FilterChains chains;

    public WebEdge(Program program) {
        this.program = program;
        this.interceptors = new InterceptorCalls(program);
        this.aspects = new Aspects(program);
        this.chains = new FilterChains(program);
    }

    /**
     * What bears asynchronous answers, although a look at its code alone does not tell: interceptors that may be called
     * twice, aspects, which are asked about each handler, and filters: nothing asks them a second time who the user is, and what
     * they do after the chain may be seen in other classes.
     */
    public List<String> checked() {
        Stream<TypeFact> calm =
                interceptors().filter(type -> !interceptors.tellsDispatches(type) && !interceptors.mind(type));
        Stream<TypeFact> filters =
                own().filter(type -> isFilter(type) && filter(type).findAny().isEmpty());
        return Stream.of(calm, aspects(), filters)
                .flatMap(types -> types)
                .map(TypeFact::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Aspects that may work around the handler. */
    public Stream<Sighting> aspectsAround(MethodFact handler) {
        return aspects()
                .filter(aspect -> aspects.mayWorkAround(aspect, handler))
                .map(aspect ->
                        at(Hazard.H17, aspect, "may work around handlers, which would return before their work begins"))
                .sorted();
    }

    /** Whether it is an annotation of the project's own that nothing outside of it can have a meaning for. */
    public boolean isCalm(String annotation) {
        return isCalm(annotation, MOST_ANNOTATIONS);
    }

    private boolean isCalm(String annotation, int depth) {
        return program.type(annotation)
                .filter(type -> depth > 0 && type.kind() == TypeFact.Kind.ANNOTATION)
                .filter(type -> type.annotations().stream()
                        .map(AnnotationFact::type)
                        .allMatch(above -> AnnotationsWithoutAdvice.has(above) || isCalm(above, depth - 1)))
                .isPresent();
    }

    private Stream<TypeFact> aspects() {
        return own().filter(Aspects::isOne);
    }

    private Stream<TypeFact> own() {
        return program.facts().types().stream().filter(type -> !type.test());
    }

    /** The methods with which interceptors begin that would mind a second call, but could tell it from the first. */
    public List<MethodFact> skippable() {
        return interceptors()
                .filter(interceptors::mind)
                .filter(interceptors::couldSkip)
                .flatMap(type -> interceptors.beginning(type).stream())
                .toList();
    }

    /** The methods of filters that log users in for a request, and could do so for the dispatch of its answer as well. */
    public List<MethodFact> logins() {
        return own().filter(type -> is(type, List.of(LoginFilters.ONCE_PER_REQUEST)))
                .filter(type -> filter(type).anyMatch(seen -> seen.hazard() == Hazard.H3) && !isOverridden(type))
                .flatMap(WebEdge::filtering)
                .toList();
    }

    /** A class below would filter the dispatch as if it were the request. */
    private boolean isOverridden(TypeFact filter) {
        return own().filter(type -> !type.equals(filter) && is(type, List.of(filter.name())))
                .anyMatch(type -> filtering(type).findAny().isPresent());
    }

    private static Stream<MethodFact> filtering(TypeFact type) {
        return type.methods().stream().filter(method -> method.key().name().equals(LoginFilters.FILTER_METHOD));
    }

    private Stream<TypeFact> interceptors() {
        return own().filter(type -> is(type, INTERCEPTORS));
    }

    /** All of it but for aspects, by place. */
    public List<Sighting> sightings() {
        return own().flatMap(this::in).sorted().toList();
    }

    /** Whether the class of the handler, or one above it, prepares models. */
    public Optional<Sighting> modelOf(MethodFact handler) {
        return Stream.iterate(program.type(handler.key().owner()), Optional::isPresent, type -> type.flatMap(
                                TypeFact::superclass)
                        .flatMap(program::type))
                .flatMap(type -> model(type.get()).stream())
                .findFirst();
    }

    private Stream<Sighting> in(TypeFact type) {
        if (is(type, ADVISORS)) {
            return Stream.of(
                    at(Hazard.H17, type, "may work around handlers, which would return before their work begins"));
        }
        if (is(type, INTERCEPTORS)) {
            return interceptors.mind(type)
                    ? Stream.of(at(Hazard.H14, type, "intercepts requests and would be called twice for each"))
                    : Stream.empty();
        }
        if (is(type, RESULT_HANDLERS)) {
            return Stream.of(at(Hazard.H14, type, "handles results by their handler, which is another method later"));
        }
        if (is(type, List.of(MVC_SUPPORT))) {
            return Stream.of(at(Hazard.H14, type, "replaces the configuration of Spring MVC"));
        }
        if (type.annotations().stream().anyMatch(annotation -> ADVICES.contains(annotation.type()))) {
            return model(type).stream();
        }
        return isFilter(type) ? filter(type) : Stream.empty();
    }

    private Optional<Sighting> model(TypeFact type) {
        boolean kept = type.annotation("org.springframework.web.bind.annotation.SessionAttributes")
                .isPresent();
        boolean prepared = type.methods().stream()
                .anyMatch(method -> method.annotation(MODEL_ATTRIBUTE).isPresent());
        return kept || prepared
                ? Optional.of(at(Hazard.H14, type, "prepares a model, which would be prepared twice"))
                : Optional.empty();
    }

    private Stream<Sighting> filter(TypeFact type) {
        Stream<Sighting> late = type.methods().stream().flatMap(method -> chains.lateWork(method)
                .map(work -> Sighting.of(
                        Hazard.H14,
                        method.key(),
                        work.site(),
                        type.name() + " does something after the request, which would be before its answer")));
        Stream<Sighting> login = logsIn(type) && isAskedAgain()
                ? Stream.of(at(Hazard.H3, type, "logs users in, and may not when the answer is dispatched"))
                : Stream.empty();
        return Stream.concat(late, login).limit(1);
    }

    /** Only for requests: who says something about dispatches filters them as well, or the recipe asks further. */
    private static boolean logsIn(TypeFact type) {
        return type.methods().stream()
                        .flatMap(method -> method.calls().stream())
                        .anyMatch(call -> LoginFilters.isLogin(call.target().name()))
                && type.methods().stream()
                        .noneMatch(method -> method.key().name().equals(LoginFilters.DISPATCH_METHOD));
    }

    /**
     * Whether the dispatch of an answer is authorized once more. Spring Security 5, which Spring Boot 2 brings, does so
     * once for each request; only what methods below the handlers refuse is told apart by who the user is then.
     */
    private boolean isAskedAgain() {
        boolean once = program.facts()
                .springBoot()
                .filter(version -> version.startsWith("2."))
                .isPresent();
        return !once || guardsMethods();
    }

    private boolean guardsMethods() {
        return own().filter(type -> type.annotations().stream()
                        .noneMatch(annotation -> annotation.type().endsWith("Controller")))
                .flatMap(type -> Stream.concat(
                        type.annotations().stream(),
                        type.methods().stream().flatMap(method -> method.annotations().stream())))
                .anyMatch(annotation -> GUARDS.stream().anyMatch(annotation.type()::startsWith));
    }

    /** Filters have many base classes, and all of them a chain to go on with. */
    private static boolean isFilter(TypeFact type) {
        return type.methods().stream().anyMatch(FilterChains::hasOne);
    }

    private boolean is(TypeFact type, List<String> wanted) {
        return wanted.stream().anyMatch(name -> program.facts().hierarchy().isSubtype(type.name(), name));
    }

    private static Sighting at(Hazard hazard, TypeFact type, String what) {
        return new Sighting(hazard, type.name(), type.site().file(), type.site().line(), type.name() + " " + what);
    }
}
