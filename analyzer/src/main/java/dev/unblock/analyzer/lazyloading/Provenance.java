package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Made;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Follows an entity backward to the queries that gave it: through collections, streams and optionals, to callers, into
 * own methods, and up the entities it was read from. Objects made with {@code new}, bound from a request or come from
 * nowhere known end without a query.
 */
final class Provenance {

    private static final int MOST_STEPS = 300;

    /** They give back what they are given, now stored. */
    private static final List<String> STORING = List.of("save", "merge", "persist");

    private static final List<String> CONTAINERS =
            List.of("java.util.", "java.lang.Iterable", "org.springframework.data.");
    /** What a call is made on where nothing tells its type: mostly an optional or a stream. */
    private static final String UNSEEN = "?";

    private static final Set<String> MAPPING = Set.of("map", "flatMap", "mapToObj");

    private final Program program;
    private final Entities entities;
    private final Predicate<MethodKey> isQuery;
    private final Map<Made, List<Query>> known = new HashMap<>();

    /** A call that asked the database for entities, and the method it is written in. */
    record Query(MethodFact method, Value.Result result) {}

    Provenance(Program program, Entities entities, Predicate<MethodKey> isQuery) {
        this.program = program;
        this.entities = entities;
        this.isQuery = isQuery;
    }

    /** The queries that the entity, or the collection of entities, can come from. */
    List<Query> queries(MethodKey method, Value value) {
        return known.computeIfAbsent(new Made(method, value), this::trace);
    }

    private List<Query> trace(Made start) {
        List<Query> found = new ArrayList<>();
        Set<Made> seen = new HashSet<>();
        Deque<Made> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && seen.size() < MOST_STEPS) {
            Made at = open.remove();
            if (seen.add(at)) {
                before(at, found).forEach(open::add);
            }
        }
        return List.copyOf(found);
    }

    private Stream<Made> before(Made at, List<Query> found) {
        Value value = at.value();
        if (entities.read(value).isPresent()) {
            return here(at, entities.read(value).stream().map(Entities.Read::from));
        }
        if (value instanceof Value.OneOf either) {
            return here(at, either.values().stream());
        }
        if (value instanceof Value.Computed computed) {
            return here(at, computed.operands().stream());
        }
        if (value instanceof Value.Allocation made) {
            return isContainer(made.type()) ? here(at, made.arguments().stream()) : Stream.empty();
        }
        if (value instanceof Value.Self) {
            return program.method(at.method()).stream().flatMap(this::calledOn);
        }
        if (value instanceof Value.Parameter parameter) {
            return program.method(at.method()).stream().flatMap(method -> passed(method, parameter.index()));
        }
        return value instanceof Value.Result result ? returned(at, result, found) : Stream.empty();
    }

    private static Stream<Made> here(Made at, Stream<Value> values) {
        return values.map(value -> new Made(at.method(), value));
    }

    /** The objects that callers call the method on; of a lambda's method, that it is written in. */
    private Stream<Made> calledOn(MethodFact method) {
        return program.callers(method.named()).stream()
                .filter(edge ->
                        edge.site().target().name().equals(method.named().name()))
                .flatMap(edge -> edge.site().receiver().stream().map(value -> new Made(edge.caller(), value)));
    }

    private Stream<Made> passed(MethodFact method, int parameter) {
        return program.callers(method.key()).stream().flatMap(edge -> passed(method, edge, parameter));
    }

    private static Stream<Made> passed(MethodFact method, CallEdge edge, int parameter) {
        CallSite site = edge.site();
        if (method.writtenIn().isEmpty()
                && site.target().name().equals(method.key().name())) {
            return parameter < site.arguments().size()
                    ? Stream.of(new Made(edge.caller(), site.arguments().get(parameter)))
                    : Stream.empty();
        }
        List<Value> captured = captured(method, site);
        int at = parameter + (method.is(Modifier.STATIC) ? 0 : 1);
        if (method.writtenIn().isPresent() && at < captured.size()) {
            return Stream.of(new Made(edge.caller(), captured.get(at)));
        }
        return isContainer(site.target().owner())
                ? site.receiver().stream().map(value -> new Made(edge.caller(), value))
                : Stream.empty();
    }

    /** A lambda's captured values come before its parameters; the object it is written in is no parameter. */
    private static List<Value> captured(MethodFact method, CallSite site) {
        return site.arguments().stream()
                .flatMap(Value::alternatives)
                .filter(value -> value instanceof Value.Functional lambda
                        && lambda.implementation().equals(method.key()))
                .findFirst()
                .map(value -> ((Value.Functional) value).captured())
                .orElse(List.of());
    }

    private Stream<Made> returned(Made at, Value.Result result, List<Query> found) {
        List<Made> own = program.callees(at.method(), result.call())
                .filter(edge -> edge.site().target().equals(result.target())
                        && edge.callee().name().equals(result.target().name()))
                .flatMap(edge -> program.method(edge.callee()).stream())
                .flatMap(callee -> callee.returned().stream().map(value -> new Made(callee.key(), value)))
                .toList();
        if (!own.isEmpty()) {
            return own.stream();
        }
        if (STORING.stream().anyMatch(result.target().name()::startsWith)) {
            return here(at, result.arguments().stream());
        }
        if (isQuery.test(result.target())) {
            program.method(at.method()).ifPresent(method -> found.add(new Query(method, result)));
            return Stream.empty();
        }
        return isContainer(result.target().owner()) ? inside(at, result) : Stream.empty();
    }

    private Stream<Made> inside(Made at, Value.Result result) {
        if (MAPPING.contains(result.target().name())) {
            return result.arguments().stream()
                    .filter(Value.Functional.class::isInstance)
                    .flatMap(lambda -> program.method(((Value.Functional) lambda).implementation()).stream())
                    .flatMap(body -> body.returned().stream().map(value -> new Made(body.key(), value)));
        }
        return here(at, Stream.concat(result.receiver().stream(), elements(result)));
    }

    /** {@code List.of(a, b)}, {@code orElse(other)}: numbers and texts among them lead nowhere. */
    private static Stream<Value> elements(Value.Result result) {
        List<String> types = result.target().parameterTypes();
        return IntStream.range(0, Math.min(types.size(), result.arguments().size()))
                .filter(i -> types.get(i).contains("."))
                .mapToObj(result.arguments()::get);
    }

    private static boolean isContainer(String type) {
        return type.equals(UNSEEN) || CONTAINERS.stream().anyMatch(type::startsWith);
    }
}
