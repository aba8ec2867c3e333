package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.lazyloading.Association.Kind;
import dev.unblock.analyzer.lazyloading.Entities.Read;
import dev.unblock.analyzer.lazyloading.LazyTouch.Turns;
import dev.unblock.analyzer.lazyloading.Provenance.Query;
import dev.unblock.analyzer.program.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where code touches an association of a stored entity that no query fetched: the provider asks the database there.
 *
 * <p>In a method the first touch counts. Entities must come from a query that is seen; what was just made with
 * {@code new}, or given by a framework, has nothing left to load.
 */
public final class LazyTouches {

    private static final Set<String> NOT_LOADING = Set.of("getClass", "equals", "hashCode", "add", "addAll");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    /** They go through a collection that they are given. */
    private static final Set<String> GO_THROUGH = Set.of(
            "<init>",
            "addAll",
            "copyOf",
            "containsAll",
            "removeAll",
            "retainAll",
            "putAll",
            "min",
            "max",
            "sort",
            "frequency",
            "initialize",
            "join",
            "isEmpty",
            "isNotEmpty",
            "size");

    private final Entities entities;
    private final Provenance provenance;
    private final FetchPlan fetched;

    private LazyTouches(Program program, Entities entities, Predicate<MethodKey> isQuery) {
        this.entities = entities;
        this.provenance = new Provenance(program, entities, isQuery);
        this.fetched = new FetchPlan(program);
    }

    /** @param isQuery whether a call of the method asks the database */
    public static LazyTouches of(Program program, Predicate<MethodKey> isQuery) {
        return new LazyTouches(program, Entities.of(program.facts()), isQuery);
    }

    /** An association of one entity: what is loaded once. */
    private record Loaded(Association association, Value owner) {}

    /** In source order. */
    public List<LazyTouch> in(MethodFact method) {
        if (entities.areNone() || OF_EVERY_OBJECT.contains(method.named().name())) {
            return List.of();
        }
        Set<Loaded> seen = new HashSet<>();
        List<LazyTouch> touches = new ArrayList<>();
        for (CallSite call : method.calls()) {
            touched(call)
                    .filter(read -> seen.add(new Loaded(read.association().orElseThrow(), read.from())))
                    .filter(read -> isLeftBehind(method, read))
                    .map(read -> new LazyTouch(call, read.association().orElseThrow(), read.from(), Turns.FIRST))
                    .map(touch -> touch.with(turns(method, touch)))
                    .ifPresent(touches::add);
        }
        return touches;
    }

    private Optional<Read> touched(CallSite call) {
        return call.receiver().flatMap(receiver -> loadedBy(call, receiver)).or(() -> call.arguments().stream()
                .filter(argument -> goesThrough(call))
                .flatMap(argument -> lazy(argument, Kind.MANY).stream())
                .findFirst());
    }

    private Optional<Read> loadedBy(CallSite call, Value receiver) {
        if (call.target().isConstructor() || NOT_LOADING.contains(call.target().name())) {
            return Optional.empty();
        }
        Optional<Read> collection = lazy(receiver, Kind.MANY);
        return collection.isPresent() ? collection : lazy(receiver, Kind.ONE).filter(read -> isAnsweredByEntity(call));
    }

    private boolean isAnsweredByEntity(CallSite call) {
        return call.dispatch() != Dispatch.STATIC && !entities.isId(call.target());
    }

    private static boolean goesThrough(CallSite call) {
        String owner = call.target().owner();
        return GO_THROUGH.contains(call.target().name())
                && (owner.startsWith("java.")
                        || owner.startsWith("org.hibernate.")
                        || owner.endsWith("CollectionUtils"));
    }

    private Optional<Read> lazy(Value value, Kind kind) {
        return value.alternatives()
                .flatMap(one -> entities.read(one).stream())
                .filter(read -> read.association().filter(a -> a.isLazy(kind)).isPresent())
                .findFirst();
    }

    /** At least half of the queries give the entity without the association. */
    private boolean isLeftBehind(MethodFact method, Read read) {
        List<Query> queries = provenance.queries(method.key(), read.from());
        long fetching = queries.stream()
                .filter(query -> fetched.mayFetch(
                        query.method(), query.result(), read.association().orElseThrow()))
                .count();
        return !queries.isEmpty() && 2 * fetching <= queries.size();
    }

    private static Turns turns(MethodFact method, LazyTouch touch) {
        if (touch.association().batched()) {
            return Turns.FIRST;
        }
        boolean repeated = touch.call().site().inLoop() || method.writtenIn().isPresent();
        if (repeated && Turning.changes(method, touch.owner())) {
            return Turns.EACH;
        }
        Value root = touch.root();
        return root instanceof Value.Parameter || root instanceof Value.Self ? Turns.BY_CALLER : Turns.FIRST;
    }
}
