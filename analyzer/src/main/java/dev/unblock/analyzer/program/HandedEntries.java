package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lambdas, method references and objects that are handed to a library which calls them whenever something arrives. */
final class HandedEntries {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    private static final Set<String> MEDIA_TYPES = Set.of("consumes", "produces");

    private final ProjectIndex index;
    private final MethodReferences references;
    private final Origins origins;
    private final EntryThreads threads;
    private final HandedObjects objects;
    private final List<Row> rows;

    private record Row(String type, Set<String> methods, String kind, String thread) {}

    HandedEntries(ProjectIndex index, MethodReferences references, Origins origins, EntryThreads threads) {
        this.index = index;
        this.references = references;
        this.origins = origins;
        this.threads = threads;
        this.objects = new HandedObjects(index);
        this.rows = Table.rows("entry-handlers.csv").stream()
                .map(cells -> new Row(cells.get(0), Set.of(cells.get(1).split("\\|")), cells.get(2), cells.get(3)))
                .toList();
    }

    void find(Consumer<Entry> found) {
        Set<String> names = rows.stream().flatMap(row -> row.methods().stream()).collect(Collectors.toSet());
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (names.contains(call.target().name())
                        && !index.isOwn(call.target().owner())) {
                    findIn(method, call, found);
                }
            }
        }
    }

    private void findIn(int method, CallSite call, Consumer<Entry> found) {
        Set<String> owners = index.supertypes(call.target().owner());
        Optional<Row> row = rows.stream()
                .filter(candidate -> candidate.methods().contains(call.target().name()))
                .filter(candidate -> owners.contains(candidate.type()))
                .findFirst();
        row.ifPresent(handed -> call.arguments().stream()
                .flatMap(argument -> origins.of(new Located(method, argument)).stream())
                .flatMap(this::bodies)
                .forEach(body ->
                        found.accept(new Entry(body, handed.kind(), threads.of(handed.thread(), body), route(call)))));
    }

    private Stream<Integer> bodies(Located made) {
        if (made.value() instanceof Value.Functional functional) {
            return references.body(made.method(), functional).stream().boxed();
        }
        return made.value() instanceof Value.Allocation allocation
                ? objects.bodies(allocation.type()).stream()
                : Stream.empty();
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
