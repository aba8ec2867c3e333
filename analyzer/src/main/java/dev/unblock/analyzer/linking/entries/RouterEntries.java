package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.RouterCalls;
import dev.unblock.analyzer.linking.threads.RouterCalls.Stack;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.ValueParts;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Handlers of functional routes: {@code route().GET("/orders", handler::list)} and {@code route(GET("/"), …)}. */
final class RouterEntries {

    private static final Set<String> VERBS = RouterCalls.VERBS;
    private static final String HANDLER = "HandlerFunction";

    private final ProjectIndex index;
    private final MethodReferences references;
    private final Origins origins;
    private final EntryThreads threads;
    private final RouterCalls routers;
    private final RouterPrefixes prefixes;

    RouterEntries(
            ProjectIndex index, DirectCalls calls, MethodReferences references, Origins origins, EntryThreads threads) {
        this.index = index;
        this.references = references;
        this.origins = origins;
        this.threads = threads;
        this.routers = new RouterCalls(index, calls);
        this.prefixes = new RouterPrefixes(index, calls, routers);
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                int in = method;
                routers.stack(method, call).ifPresent(stack -> findHandlers(in, call, stack, found));
            }
        }
    }

    private void findHandlers(int method, CallSite call, Stack stack, Consumer<Entry> found) {
        List<Integer> bodies = handlers(method, call);
        if (!bodies.isEmpty()) {
            List<String> routes = routes(method, call);
            bodies.forEach(body -> add(body, kind(stack, body), routes, found));
        }
    }

    private String kind(Stack stack, int body) {
        boolean webFlux = stack == Stack.WEBFLUX || stack == Stack.OPEN && threads.isOnWebFlux(body);
        return webFlux ? "webflux" : "spring-mvc";
    }

    /** By the parameter's type; without a class path by the method's name, where the first function is the handler. */
    private List<Integer> handlers(int method, CallSite call) {
        List<String> types = call.target().parameterTypes();
        boolean byName = types.stream().noneMatch(type -> type.endsWith("." + HANDLER)) && isHandling(call);
        for (int i = 0; i < call.arguments().size(); i++) {
            if (byName || i < types.size() && types.get(i).endsWith("." + HANDLER)) {
                List<Integer> bodies = origins
                        .of(new Located(method, call.arguments().get(i)))
                        .stream()
                        .flatMapToInt(made -> body(made).stream())
                        .boxed()
                        .toList();
                if (!bodies.isEmpty()) {
                    return bodies;
                }
            }
        }
        return List.of();
    }

    private static boolean isHandling(CallSite call) {
        String name = call.target().name();
        boolean routes = VERBS.contains(name) || name.equals("route") || name.equals("andRoute");
        return call.attribution() == Attribution.IMPORTS && routes;
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
                        .filter(type -> index.supertypes(type.name()).stream().anyMatch(name -> name.endsWith(HANDLER)))
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
