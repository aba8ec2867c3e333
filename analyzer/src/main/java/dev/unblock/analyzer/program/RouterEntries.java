package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Origins origins;
    private final EntryThreads threads;
    private final RouterPrefixes prefixes;

    RouterEntries(
            ProjectIndex index, DirectCalls calls, MethodReferences references, Origins origins, EntryThreads threads) {
        this.index = index;
        this.references = references;
        this.origins = origins;
        this.threads = threads;
        this.prefixes = new RouterPrefixes(index, calls);
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (isRouter(call, REACTIVE)) {
                    findHandlers(method, call, "webflux", found);
                } else if (isRouter(call, SERVLET)) {
                    findHandlers(method, call, "spring-mvc", found);
                }
            }
        }
    }

    static boolean isRouter(CallSite call) {
        return isRouter(call, REACTIVE) || isRouter(call, SERVLET);
    }

    /** Without a class path a chain is known by what it begins with. */
    private static boolean isRouter(CallSite call, String stack) {
        String router = stack + "RouterFunction";
        return call.target().owner().startsWith(router)
                || call.attribution() == Attribution.IMPORTS
                        && Chains.before(call.receiver())
                                .anyMatch(value -> value instanceof Value.Result result
                                        && result.target().owner().startsWith(router));
    }

    private void findHandlers(int method, CallSite call, String kind, Consumer<Entry> found) {
        for (int i = 0; i < call.arguments().size(); i++) {
            List<String> types = call.target().parameterTypes();
            boolean handler = i < types.size() && types.get(i).endsWith(".HandlerFunction");
            if (handler || isHandlerByName(call, call.arguments().get(i))) {
                List<String> routes = routes(method, call);
                origins.of(new Located(method, call.arguments().get(i)))
                        .forEach(made -> body(made).ifPresent(body -> add(body, kind, routes, found)));
            }
        }
    }

    /** Without a class path parameters have no types; then the method's name and a function must do. */
    private static boolean isHandlerByName(CallSite call, Value argument) {
        String name = call.target().name();
        boolean routes = VERBS.contains(name) || name.equals("route") || name.equals("andRoute");
        return call.attribution() == Attribution.IMPORTS && routes && argument instanceof Value.Functional;
    }

    private void add(int body, String kind, List<String> routes, Consumer<Entry> found) {
        ThreadContext thread =
                kind.equals("webflux") ? threads.of("fixed event-loop", body) : threads.of("request", body);
        routes.forEach(route -> found.accept(new Entry(body, kind, thread, Optional.of(route))));
        if (routes.isEmpty()) {
            found.accept(new Entry(body, kind, thread, Optional.empty()));
        }
    }

    private OptionalInt body(Located made) {
        if (made.value() instanceof Value.Functional functional) {
            return references.body(made.method(), functional);
        }
        return made.value() instanceof Value.Allocation object
                ? index.type(object.type()).stream()
                        .flatMap(type -> type.methods().stream())
                        .filter(method -> method.key().name().equals("handle") && !method.is(Modifier.SYNTHETIC))
                        .flatMapToInt(method -> index.number(method.key()).stream())
                        .findFirst()
                : OptionalInt.empty();
    }

    private List<String> routes(int method, CallSite call) {
        Stream<String> own = VERBS.contains(call.target().name())
                ? texts(call.arguments()).limit(1).map(path -> call.target().name() + " " + path)
                : predicates(call.arguments());
        List<String> below = own.toList();
        return prefixes.of(method, call).stream()
                .flatMap(prefix -> below.stream().map(route -> below(prefix, route)))
                .distinct()
                .toList();
    }

    private static String below(String prefix, String route) {
        int verb = route.indexOf(' ') + 1;
        return route.substring(0, verb) + Mappings.join(prefix, route.substring(verb));
    }

    /** {@code GET("/a").and(accept(JSON))}, or {@code path("/a").and(method(GET))}. */
    private static Stream<String> predicates(List<Value> arguments) {
        List<Value.Result> results = arguments.stream()
                .flatMap(ValueParts::all)
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .toList();
        List<String> whole = results.stream()
                .filter(result -> VERBS.contains(result.target().name()))
                .flatMap(result ->
                        texts(result.arguments()).map(path -> result.target().name() + " " + path))
                .toList();
        String verb = results.stream()
                .filter(result -> result.target().name().equals("method"))
                .flatMap(result -> result.arguments().stream().flatMap(RouterEntries::verbs))
                .findFirst()
                .map(name -> name + " ")
                .orElse("");
        return whole.isEmpty() ? paths(results.stream()).map(path -> verb + path) : whole.stream();
    }

    private static Stream<String> verbs(Value value) {
        return value instanceof Value.FieldRead read
                        && VERBS.contains(read.field().name())
                ? Stream.of(read.field().name())
                : Stream.empty();
    }

    /** The paths that predicates such as {@code path("/api")} name. */
    static Stream<String> paths(Stream<Value.Result> results) {
        return results.filter(result -> result.target().name().equals("path"))
                .flatMap(result -> texts(result.arguments()));
    }

    static Stream<String> texts(List<Value> values) {
        return values.stream()
                .filter(Value.Constant.class::isInstance)
                .map(Value.Constant.class::cast)
                .filter(constant -> constant.type().equals("java.lang.String"))
                .map(Value.Constant::text);
    }
}
