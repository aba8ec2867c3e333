package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private final Map<ModuleFact, Map<Part, Set<Served>>> mentions = new HashMap<>();

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
        Part all = whole(modules.of(type), type);
        return all.module().libraries().isEmpty() && mentions(all).size() > 1 ? file(all, type) : all;
    }

    private static Part whole(ModuleFact module, TypeFact type) {
        int end = module.libraries().isEmpty() ? type.name().lastIndexOf('.') : 0;
        return new Part(module, type.name().substring(0, Math.max(0, end)), "");
    }

    private static Part file(Part all, TypeFact type) {
        return new Part(all.module(), all.packageName(), type.site().file());
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
        Set<Served> mentioned = mentions(part);
        if (mentioned.contains(Served.BY_REQUEST_THREADS)) {
            return Served.BY_REQUEST_THREADS;
        }
        return mentioned.contains(Served.BY_EVENT_LOOPS) ? Served.BY_EVENT_LOOPS : Served.NOT_KNOWN;
    }

    private Set<Served> mentions(Part part) {
        return mentions.computeIfAbsent(part.module(), this::mentionsIn).getOrDefault(part, Set.of());
    }

    /** Of which stacks the types of each part know something, once for all of a module: it may have thousands of them. */
    private Map<Part, Set<Served>> mentionsIn(ModuleFact module) {
        Map<Part, Set<Served>> all = new HashMap<>();
        index.types().stream().filter(type -> modules.of(type).equals(module)).forEach(type -> {
            Part whole = whole(module, type);
            Set<Served> mentioned = mentioned(type);
            Stream.of(whole, file(whole, type))
                    .forEach(part -> all.computeIfAbsent(part, added -> EnumSet.noneOf(Served.class))
                            .addAll(mentioned));
        });
        return all;
    }

    private static Set<Served> mentioned(TypeFact type) {
        Set<Served> mentioned = EnumSet.noneOf(Served.class);
        names(type).forEach(name -> {
            if (OF_SERVLETS.stream().anyMatch(name::startsWith)) {
                mentioned.add(Served.BY_REQUEST_THREADS);
            }
            if (OF_WEBFLUX.stream().anyMatch(name::startsWith)) {
                mentioned.add(Served.BY_EVENT_LOOPS);
            }
        });
        return mentioned;
    }

    private static Stream<String> names(TypeFact type) {
        Stream<String> supertypes = Stream.concat(type.interfaces().stream(), type.superclass().stream());
        Stream<String> signatures = type.methods().stream()
                .flatMap(method -> Stream.concat(
                        method.parameters().stream().map(ParameterFact::type),
                        Stream.of(method.key().returnType())));
        return Stream.concat(supertypes, signatures);
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
