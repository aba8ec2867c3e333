package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    private final ProjectIndex index;
    private final Modules modules;
    private final Map<ModuleFact, Served> known = new HashMap<>();

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
        return known.computeIfAbsent(modules.of(type), module -> served(module, modules.settings(type)));
    }

    private Served served(ModuleFact module, Settings settings) {
        String said = settings.text("spring.main.web-application-type").toLowerCase(Locale.ROOT);
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
        return served == Served.NOT_KNOWN && mentionsServlets(module) ? Served.BY_REQUEST_THREADS : served;
    }

    /** Handlers that take the servlet's request or response are no handlers of WebFlux. */
    private boolean mentionsServlets(ModuleFact module) {
        return index.types().stream()
                .filter(type -> modules.of(type).equals(module))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.parameters().stream())
                .anyMatch(parameter -> parameter.type().startsWith("jakarta.servlet.")
                        || parameter.type().startsWith("javax.servlet."));
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
