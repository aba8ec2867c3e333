package dev.unblock.analyzer.source.names;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes into common containers comes out again: all that is known of library types without their class files. */
public final class Containers {

    private static final Set<String> OF_ONE = Set.of(
            "java.lang.Iterable",
            "java.util.Collection",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.SortedSet",
            "java.util.Queue",
            "java.util.Deque",
            "java.util.ArrayDeque",
            "java.util.Iterator",
            "java.util.Optional",
            "java.util.stream.Stream",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.LinkedBlockingQueue",
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.function.Supplier",
            "java.util.concurrent.Callable",
            "java.lang.ThreadLocal",
            "javax.inject.Provider",
            "jakarta.inject.Provider",
            "com.google.inject.Provider",
            "dagger.Lazy",
            "javax.enterprise.inject.Instance",
            "jakarta.enterprise.inject.Instance",
            "org.springframework.beans.factory.ObjectFactory",
            "org.springframework.beans.factory.ObjectProvider",
            "org.springframework.data.domain.Page",
            "org.springframework.data.domain.Slice",
            "com.google.common.base.Optional",
            "com.google.common.base.Supplier",
            "com.google.common.collect.ImmutableList",
            "com.google.common.collect.ImmutableSet",
            "com.google.common.util.concurrent.ListenableFuture",
            "io.vavr.control.Option",
            "io.vavr.control.Try",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux");

    private static final Set<String> MAPS = Set.of(
            "java.util.Map",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.SortedMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.ConcurrentHashMap",
            "com.google.common.collect.ImmutableMap");

    private static final String ENTRY = "java.util.Map$Entry";

    /** Methods that give an element as it is. */
    private static final Set<String> GIVE_ELEMENT = Set.of(
            "get",
            "next",
            "poll",
            "take",
            "peek",
            "remove",
            "pop",
            "element",
            "first",
            "last",
            "getFirst",
            "getLast",
            "pollFirst",
            "pollLast",
            "removeFirst",
            "join",
            "getNow",
            "getObject",
            "getIfAvailable",
            "getIfUnique",
            "orElse",
            "orElseGet",
            "orElseThrow",
            "call",
            "block",
            "blockFirst",
            "blockLast",
            "getAndSet");

    /** Methods that give the same container again. */
    private static final Set<String> GIVE_SAME = Set.of(
            "filter", "peek", "sorted", "distinct", "limit", "skip", "iterator", "stream", "parallelStream", "subList");

    private Containers() {}

    /** The type of what a for-each loop over it yields. */
    public static Optional<TypeRef> element(TypeRef container) {
        return container
                .component()
                .or(() -> isOfOne(container) ? Optional.of(container.arguments().get(0)) : Optional.empty());
    }

    public static Optional<TypeRef> returned(TypeRef receiver, String method, int arguments) {
        if (isOfOne(receiver)) {
            // Stream.peek gives the stream, Queue.peek the element; collections remove by value and by index.
            boolean stream = receiver.name().startsWith("java.util.stream.");
            boolean ambiguous = method.equals("remove") && arguments > 0;
            if (GIVE_SAME.contains(method) && (stream || !method.equals("peek"))) {
                return sameOf(receiver, method);
            }
            return GIVE_ELEMENT.contains(method) && !ambiguous && !stream
                    ? Optional.of(receiver.arguments().get(0))
                    : Optional.empty();
        }
        return isEntry(receiver)
                ? ofEntry(receiver, method)
                : isMap(receiver) ? ofMap(receiver, method) : Optional.empty();
    }

    /** The types of the parameters of a lambda that is given to a container's method. */
    public static List<TypeRef> lambdaParameters(TypeRef receiver, String method, int parameters) {
        Set<String> otherwise =
                Set.of("toArray", "merge", "reduce", "collect", "handle", "exceptionally", "collectList");
        if (otherwise.contains(method) || !isOfOne(receiver) && !isMap(receiver)) {
            return List.of();
        }
        if (method.equals("whenComplete") && isOfOne(receiver)) {
            return List.of(receiver.arguments().get(0), TypeRef.of("java.lang.Throwable"));
        }
        return parameters <= receiver.arguments().size() ? receiver.arguments().subList(0, parameters) : List.of();
    }

    private static boolean isOfOne(TypeRef type) {
        return type.arguments().size() == 1 && OF_ONE.contains(type.name());
    }

    private static boolean isMap(TypeRef type) {
        return type.arguments().size() == 2 && MAPS.contains(type.name());
    }

    private static boolean isEntry(TypeRef type) {
        return type.arguments().size() == 2 && type.name().equals(ENTRY);
    }

    private static Optional<TypeRef> ofEntry(TypeRef entry, String method) {
        return switch (method) {
            case "getKey" -> Optional.of(entry.arguments().get(0));
            case "getValue", "setValue" -> Optional.of(entry.arguments().get(1));
            default -> Optional.empty();
        };
    }

    private static Optional<TypeRef> sameOf(TypeRef receiver, String method) {
        return switch (method) {
            case "iterator" -> Optional.of(new TypeRef("java.util.Iterator", receiver.arguments()));
            case "stream", "parallelStream" ->
                Optional.of(new TypeRef("java.util.stream.Stream", receiver.arguments()));
            case "subList" -> Optional.of(new TypeRef("java.util.List", receiver.arguments()));
            default -> Optional.of(receiver);
        };
    }

    private static Optional<TypeRef> ofMap(TypeRef map, String method) {
        return switch (method) {
            case "get",
                    "getOrDefault",
                    "put",
                    "putIfAbsent",
                    "computeIfAbsent",
                    "computeIfPresent",
                    "compute",
                    "remove" -> Optional.of(map.arguments().get(1));
            case "values" ->
                Optional.of(new TypeRef(
                        "java.util.Collection", List.of(map.arguments().get(1))));
            case "keySet" ->
                Optional.of(new TypeRef("java.util.Set", List.of(map.arguments().get(0))));
            case "entrySet" -> Optional.of(new TypeRef("java.util.Set", List.of(new TypeRef(ENTRY, map.arguments()))));
            default -> Optional.empty();
        };
    }
}
