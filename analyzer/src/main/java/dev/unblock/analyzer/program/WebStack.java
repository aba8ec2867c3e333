package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.Set;

/** Whether the application serves from request threads or from event loops. */
final class WebStack {

    private static final Set<String> REACTIVE =
            Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux", "org.reactivestreams.Publisher");
    private final boolean servlet;
    private final boolean webFlux;

    WebStack(ProjectIndex index) {
        boolean knowsServlet = index.facts().hierarchy().isKnown("org.springframework.web.servlet.DispatcherServlet");
        boolean knowsWebFlux = index.facts().hierarchy().isKnown("org.springframework.web.reactive.DispatcherHandler");
        String type = index.facts().settings().getOrDefault("spring.main.web-application-type", "");
        this.servlet = !type.equalsIgnoreCase("reactive") && (knowsServlet || type.equalsIgnoreCase("servlet"));
        this.webFlux = type.equalsIgnoreCase("reactive") || knowsWebFlux && !servlet;
    }

    /** The thread of a table's cell. */
    ThreadContext thread(String cell) {
        if (cell.equals("web")) {
            return webFlux ? ThreadContext.EVENT_LOOP : ThreadContext.REQUEST;
        }
        return Arrays.stream(ThreadContext.values())
                .filter(context -> context.label().equals(cell))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread called " + cell));
    }

    /** The thread of a handler. Where nothing tells the stack, a handler that returns a publisher speaks for WebFlux. */
    ThreadContext handler(MethodFact method) {
        boolean reactive = webFlux || !servlet && REACTIVE.contains(method.key().returnType());
        return reactive ? ThreadContext.EVENT_LOOP : ThreadContext.REQUEST;
    }

    String handlerKind(MethodFact method) {
        return handler(method) == ThreadContext.EVENT_LOOP ? "webflux" : "spring-mvc";
    }
}
