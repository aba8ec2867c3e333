package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.flow.HandedObjects;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.HandlerTable;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Chains;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lambdas, method references and objects that are handed to a library which calls them whenever something arrives. */
final class HandedEntries {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    private static final Set<String> MEDIA_TYPES = Set.of("consumes", "produces");

    private static final int MOST_WRAPPERS = 3;

    private final ProjectIndex index;
    private final MethodReferences references;
    private final Origins origins;
    private final EntryThreads threads;
    private final HandedObjects objects;
    private final HandlerTable table;

    HandedEntries(ProjectIndex index, MethodReferences references, Origins origins, EntryThreads threads) {
        this.index = index;
        this.references = references;
        this.origins = origins;
        this.threads = threads;
        this.objects = new HandedObjects(index);
        this.table = new HandlerTable(index);
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            int giving = method;
            index.method(method).calls().forEach(call -> table.row(call)
                    .ifPresent(row -> findIn(giving, call, row, found)));
        }
    }

    private void findIn(int method, CallSite call, HandlerTable.Row row, Consumer<Entry> found) {
        call.arguments().stream()
                .flatMap(argument -> origins.of(new Located(method, argument)).stream())
                .flatMap(made -> bodies(made, 0))
                .forEach(
                        body -> found.accept(new Entry(body, row.kind(), threads.of(row.thread(), body), route(call))));
    }

    private Stream<Integer> bodies(Located made, int wrappers) {
        if (made.value() instanceof Value.Functional functional) {
            return references.body(made.method(), functional).stream().boxed();
        }
        if (made.value() instanceof Value.Allocation allocation && index.isOwn(allocation.type())) {
            return objects.bodies(allocation.type()).stream();
        }
        return wrappers == MOST_WRAPPERS
                ? Stream.empty()
                : wrapped(made.value())
                        .flatMap(inside -> origins.of(new Located(made.method(), inside)).stream())
                        .flatMap(inside -> bodies(inside, wrappers + 1));
    }

    /** {@code authorize(context -> ..)} of a library: a handler that checks something and calls the one it was given. */
    private Stream<Value> wrapped(Value value) {
        List<Value> given = value instanceof Value.Result result
                        && !index.isOwn(result.target().owner())
                ? result.arguments()
                : value instanceof Value.Allocation made ? made.arguments() : List.of();
        return given.stream().filter(one -> one.alternatives().anyMatch(HandedEntries::mayHandle));
    }

    private static boolean mayHandle(Value value) {
        return value instanceof Value.Functional || value instanceof Value.Result || value instanceof Value.Allocation;
    }

    /** {@code router.get("/orders").handler(…)} or {@code app.get("/orders", …)}. */
    private static Optional<String> route(CallSite call) {
        Stream<Route> before = Chains.before(call.receiver())
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .map(result -> new Route(result.target().name(), result.arguments()));
        return Stream.concat(Stream.of(new Route(call.target().name(), call.arguments())), before)
                .filter(route -> !MEDIA_TYPES.contains(route.name()))
                .flatMap(route -> RouterEntries.texts(route.arguments())
                        .limit(1)
                        .map(path -> VERBS.contains(route.name())
                                ? route.name().toUpperCase(Locale.ROOT) + " " + path
                                : path))
                .findFirst();
    }

    private record Route(String name, List<Value> arguments) {}
}
