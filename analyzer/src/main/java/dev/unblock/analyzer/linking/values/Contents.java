package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What collections, maps, queues and streams hold, as far as lambdas and task objects are concerned. */
public final class Contents {

    private static final int DEEPEST = 6;
    private static final Set<String> PUTS = Set.of(
            "add", "addAll", "addFirst", "addLast", "offer", "offerFirst", "offerLast", "put", "putIfAbsent", "push");
    private static final Set<String> TAKES = Set.of(
            "next",
            "get",
            "getOrDefault",
            "poll",
            "pollFirst",
            "pollLast",
            "take",
            "remove",
            "removeFirst",
            "peek",
            "element",
            "getFirst",
            "getLast",
            "pop",
            "getValue",
            "orElseThrow");
    private static final Set<String> MAKES = Set.of("of", "asList", "singletonList", "singleton", "entry", "ofEntries");
    private static final Set<String> MAPS = Set.of("map", "mapToObj", "flatMap");

    private final ProjectIndex index;
    private final Origins origins;
    private final MethodReferences references;
    private final Map<FieldKey, List<Located>> puts = new HashMap<>();
    private final Map<Asked, List<Located>> known = new HashMap<>();
    private final Map<Integer, List<CallSite>> putsIn = new HashMap<>();

    /** A collection, and how many steps led to it. */
    private record Asked(Located collection, int depth) {

        /** Written out for speed, as that of {@link dev.unblock.analyzer.facts.MethodKey}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked that && depth == that.depth && collection.equals(that.collection);
        }

        @Override
        public int hashCode() {
            return 31 * collection.hashCode() + depth;
        }
    }

    public Contents(ProjectIndex index, Origins origins, MethodReferences references) {
        this.index = index;
        this.origins = origins;
        this.references = references;
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (isPut(call)) {
                    note(method, call);
                }
            }
        }
    }

    private void note(int method, CallSite call) {
        putsIn.computeIfAbsent(method, key -> new ArrayList<>()).add(call);
        if (call.receiver().orElseThrow() instanceof Value.FieldRead read) {
            List<Located> held = puts.computeIfAbsent(read.field(), key -> new ArrayList<>());
            call.arguments().forEach(argument -> held.add(new Located(method, argument)));
        }
    }

    /** What comes out when something is taken from a collection, as by {@code queue.take()}. */
    public Stream<Located> takenBy(int method, Value.Result result) {
        boolean takes = TAKES.contains(result.target().name())
                && !index.isOwn(result.target().owner());
        return takes && result.receiver().isPresent()
                ? of(new Located(method, result.receiver().get()))
                : Stream.empty();
    }

    /** What the collection or stream holds. */
    public Stream<Located> of(Located collection) {
        return of(collection, 0);
    }

    /** Many ways lead to the same collection; each is gone once. */
    private Stream<Located> of(Located at, int depth) {
        if (depth > DEEPEST) {
            return Stream.empty();
        }
        Asked asked = new Asked(at, depth);
        List<Located> found = known.get(asked);
        if (found == null) {
            found = search(at, depth).distinct().toList();
            known.put(asked, found);
        }
        return found.stream();
    }

    private Stream<Located> search(Located at, int depth) {
        Stream<Located> put = putInto(at);
        Value value = at.value();
        if (value instanceof Value.OneOf either) {
            return either.values().stream().flatMap(part -> of(new Located(at.method(), part), depth + 1));
        }
        if (value instanceof Value.Result result && !index.isOwn(result.target().owner())) {
            return Stream.concat(put, ofLibrary(at.method(), result, depth));
        }
        if (value instanceof Value.Allocation made) {
            return Stream.concat(
                    put, made.arguments().stream().flatMap(part -> of(new Located(at.method(), part), depth + 1)));
        }
        Stream<Located> before =
                origins.of(at).stream().filter(made -> !made.equals(at)).flatMap(made -> of(made, depth + 1));
        return Stream.concat(put, before);
    }

    private Stream<Located> ofLibrary(int method, Value.Result result, int depth) {
        String name = result.target().name();
        if (MAKES.contains(name)) {
            return result.arguments().stream()
                    .flatMap(part -> part instanceof Value.Allocation array
                                    && array.type().endsWith("[]")
                            ? array.arguments().stream()
                            : Stream.of(part))
                    .map(part -> new Located(method, part));
        }
        if (MAPS.contains(name) && !result.arguments().isEmpty()) {
            return result.arguments().get(0).alternatives().flatMap(function -> returnedBy(method, function));
        }
        return result.receiver().stream().flatMap(receiver -> of(new Located(method, receiver), depth + 1));
    }

    private Stream<Located> returnedBy(int method, Value function) {
        if (!(function instanceof Value.Functional functional)) {
            return Stream.empty();
        }
        OptionalInt body = references.body(method, functional);
        return body.isEmpty()
                ? Stream.empty()
                : index.method(body.getAsInt()).returned().stream().map(value -> new Located(body.getAsInt(), value));
    }

    private Stream<Located> putInto(Located at) {
        if (at.value() instanceof Value.FieldRead read) {
            return puts.getOrDefault(read.field(), List.of()).stream();
        }
        boolean local = at.value() instanceof Value.Allocation || at.value() instanceof Value.Result;
        return !local
                ? Stream.empty()
                : putsIn.getOrDefault(at.method(), List.of()).stream()
                        .filter(call -> call.receiver().equals(Optional.of(at.value())))
                        .flatMap(call -> call.arguments().stream())
                        .map(argument -> new Located(at.method(), argument));
    }

    /** Collections keep what they are given and run nothing. */
    public boolean isHeld(CallSite call) {
        boolean made = call.receiver().isEmpty() && MAKES.contains(call.target().name());
        return isPut(call) || made && call.target().owner().startsWith("java.util.");
    }

    private static boolean isPut(CallSite call) {
        return PUTS.contains(call.target().name())
                && call.receiver().isPresent()
                && call.target().owner().startsWith("java.util.");
    }
}
