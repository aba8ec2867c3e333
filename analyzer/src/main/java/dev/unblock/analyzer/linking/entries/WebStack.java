package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether Spring serves a module's requests from request threads or from event loops. */
final class WebStack {

    private static final Set<String> SERVLET = Set.of(
            "spring-webmvc",
            "spring-boot-starter-web",
            "spring-boot-starter-webmvc",
            "spring-boot-starter-data-rest",
            "spring-boot-starter-hateoas",
            "spring-boot-starter-jersey",
            "spring-cloud-starter-gateway-mvc",
            "spring-cloud-starter-gateway-server-webmvc");
    private static final Set<String> REACTIVE = Set.of(
            "spring-webflux",
            "spring-boot-starter-webflux",
            "spring-cloud-starter-gateway",
            "spring-cloud-starter-gateway-server-webflux");

    private static final List<String> OF_SERVLETS = List.of(
            "jakarta.servlet.",
            "javax.servlet.",
            "org.springframework.web.servlet.",
            "org.springframework.web.socket.");
    private static final List<String> OF_WEBFLUX = List.of(
            "org.springframework.web.reactive.function.server.",
            "org.springframework.web.reactive.config.",
            "org.springframework.web.reactive.socket.",
            "org.springframework.web.server.ServerWebExchange",
            "org.springframework.web.server.WebFilter");

    private final ProjectIndex index;
    private final Modules modules;
    private final Map<Part, Served> known = new HashMap<>();
    private final Map<Part, Boolean> holdsBoth = new HashMap<>();

    /**
     * What is served one way: a module, and of one whose libraries nobody names, a package, or a file of a package that
     * holds both.
     */
    private record Part(ModuleFact module, String packageName, String file) {}

    /** By what kind of thread. */
    enum Served {
        BY_REQUEST_THREADS,
        BY_EVENT_LOOPS,
        /** Nothing tells, or different modules tell different things. */
        NOT_KNOWN
    }

    WebStack(ProjectIndex index, Modules modules) {
        this.index = index;
        this.modules = modules;
    }

    Served of(TypeFact type) {
        return known.computeIfAbsent(
                part(type), part -> served(part, modules.agreed(type, "spring.main.web-application-type")));
    }

    /** A folder without a build file may hold pieces of several applications. */
    private Part part(TypeFact type) {
        ModuleFact module = modules.of(type);
        if (!module.libraries().isEmpty()) {
            return new Part(module, "", "");
        }
        int dot = type.name().lastIndexOf('.');
        Part all = new Part(module, type.name().substring(0, Math.max(0, dot)), "");
        return holdsBoth.computeIfAbsent(all, this::holdsBoth)
                ? new Part(module, all.packageName(), type.site().file())
                : all;
    }

    private boolean holdsBoth(Part part) {
        Set<String> mentioned = index.types().stream()
                .filter(type -> modules.of(type).equals(part.module())
                        && type.name().startsWith(part.packageName())
                        && type.name().lastIndexOf('.') <= part.packageName().length())
                .flatMap(WebStack::mentioned)
                .collect(Collectors.toSet());
        return anyBegins(mentioned, OF_SERVLETS) && anyBegins(mentioned, OF_WEBFLUX);
    }

    private Served served(Part part, String type) {
        ModuleFact module = part.module();
        String said = type.toLowerCase(Locale.ROOT);
        if (said.equals("reactive")) {
            return Served.BY_EVENT_LOOPS;
        }
        boolean servlet = said.equals("servlet") || !Collections.disjoint(module.libraries(), SERVLET);
        boolean reactive = !Collections.disjoint(module.libraries(), REACTIVE);
        // As Spring Boot has it: with both at hand, WebFlux is only there for its client.
        if (servlet || reactive) {
            return servlet ? Served.BY_REQUEST_THREADS : Served.BY_EVENT_LOOPS;
        }
        Served served = byClassPath();
        return served == Served.NOT_KNOWN ? bySources(part) : served;
    }

    /** Without a class path: handlers that take the servlet's request are none of WebFlux, filters of WebFlux none of MVC. */
    private Served bySources(Part part) {
        Set<String> mentioned = index.types().stream()
                .filter(type -> part(type).equals(part))
                .flatMap(WebStack::mentioned)
                .collect(Collectors.toSet());
        if (anyBegins(mentioned, OF_SERVLETS)) {
            return Served.BY_REQUEST_THREADS;
        }
        return anyBegins(mentioned, OF_WEBFLUX) ? Served.BY_EVENT_LOOPS : Served.NOT_KNOWN;
    }

    private static Stream<String> mentioned(TypeFact type) {
        Stream<String> supertypes = Stream.concat(type.interfaces().stream(), type.superclass().stream());
        Stream<String> signatures = type.methods().stream()
                .flatMap(method -> Stream.concat(
                        method.parameters().stream().map(ParameterFact::type),
                        Stream.of(method.key().returnType())));
        return Stream.concat(supertypes, signatures);
    }

    private static boolean anyBegins(Set<String> names, List<String> prefixes) {
        return names.stream().anyMatch(name -> prefixes.stream().anyMatch(name::startsWith));
    }

    private Served byClassPath() {
        boolean servlet = index.facts().hierarchy().isKnown("org.springframework.web.servlet.DispatcherServlet");
        boolean reactive = index.facts().hierarchy().isKnown("org.springframework.web.reactive.DispatcherHandler");
        boolean severalApplications = index.facts().modules().size() > 1;
        if (servlet && !(reactive && severalApplications)) {
            return Served.BY_REQUEST_THREADS;
        }
        return reactive && !servlet ? Served.BY_EVENT_LOOPS : Served.NOT_KNOWN;
    }
}
