package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.ThreadContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Handlers of functional routes: {@code route().GET("/orders", handler::list)} and {@code route(GET("/"), …)}. */
final class RouterEntries {

    private static final String REACTIVE = "org.springframework.web.reactive.function.server.";
    private static final String SERVLET = "org.springframework.web.servlet.function.";
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final ProjectIndex index;
    private final MethodReferences references;

    RouterEntries(ProjectIndex index, MethodReferences references) {
        this.index = index;
        this.references = references;
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                String owner = call.target().owner();
                if (owner.startsWith(REACTIVE + "RouterFunction") || owner.startsWith(SERVLET + "RouterFunction")) {
                    findHandlers(method, call, found);
                }
            }
        }
    }

    private void findHandlers(int method, CallSite call, Consumer<Entry> found) {
        boolean reactive = call.target().owner().startsWith(REACTIVE);
        call.arguments().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Functional.class::isInstance)
                .map(Value.Functional.class::cast)
                .filter(functional -> functional.type().endsWith(".HandlerFunction"))
                .forEach(functional -> references
                        .body(method, functional)
                        .ifPresent(body -> found.accept(new Entry(
                                body,
                                reactive ? "webflux" : "spring-mvc",
                                reactive ? ThreadContext.EVENT_LOOP : ThreadContext.REQUEST,
                                route(call)))));
    }

    private static Optional<String> route(CallSite call) {
        Stream<String> own = VERBS.contains(call.target().name())
                ? call.arguments().stream()
                        .filter(RouterEntries::isText)
                        .map(path -> call.target().name() + " " + ((Value.Constant) path).text())
                : Stream.empty();
        Stream<String> predicates = call.arguments().stream()
                .flatMap(ValueParts::all)
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(result -> VERBS.contains(result.target().name()))
                .flatMap(result -> result.arguments().stream()
                        .filter(RouterEntries::isText)
                        .map(path -> result.target().name() + " " + ((Value.Constant) path).text()));
        return Stream.concat(own, predicates).findFirst();
    }

    private static boolean isText(Value value) {
        return value instanceof Value.Constant constant && constant.type().equals("java.lang.String");
    }
}
