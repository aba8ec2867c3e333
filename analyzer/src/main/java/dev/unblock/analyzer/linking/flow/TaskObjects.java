package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which methods of an object of the project a library calls back when it is handed the object. */
final class TaskObjects {

    static final Set<String> NOT_RUNNING = Set.of(
            "andThen", "compose", "negate", "and", "or", "reversed", "thenComparing", "hashCode", "equals", "toString");
    private static final Set<String> LOADERS =
            Set.of("com.google.common.cache.CacheLoader", "com.github.benmanes.caffeine.cache.CacheLoader");
    /** Known without class path, or by another return type than the library's. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "com.google.common.base.Function", "apply",
            "com.google.common.base.Predicate", "apply",
            "com.google.common.base.Supplier", "get",
            "java.util.concurrent.RecursiveTask", "compute",
            "java.util.concurrent.RecursiveAction", "compute",
            "java.util.concurrent.CountedCompleter", "compute");

    private static final Map<String, Set<String>> STARTED = Map.of(
            "run", Set.of("java.lang.Runnable"),
            "call", Set.of("java.util.concurrent.Callable"),
            "compute", Set.of("java.util.concurrent.ForkJoinTask"),
            "exec", Set.of("java.util.concurrent.ForkJoinTask"),
            "load", LOADERS,
            "loadAll", LOADERS,
            "reload", LOADERS);
    private static final Set<String> TASKS =
            Set.of("java.lang.Runnable", "java.util.concurrent.Callable", "java.util.concurrent.ForkJoinTask");
    private static final Set<String> LOADING = Set.of("load", "loadAll", "reload");
    private static final Pattern CALL_BACK = Pattern.compile(".*(Callback|Listener|Handler|Observer|Subscriber)");
    private static final int MOST_CALL_BACKS = 16;
    private static final int MOST_TASKS = 8;

    private final ProjectIndex index;
    private final Map<Handed, List<Integer>> known = new HashMap<>();
    /** By type: asked for each object that is handed to any method, in every round. */
    private final Map<String, List<Integer>> started = new HashMap<>();

    /** An object of one type, handed over as another. */
    private record Handed(String type, String wanted) {}

    TaskObjects(ProjectIndex index) {
        this.index = index;
    }

    /** The type of a new object, or of the one whose method runs. */
    Optional<String> typeOf(Located object) {
        if (object.value() instanceof Value.Allocation made) {
            return Optional.of(made.type());
        }
        return object.value() instanceof Value.Self
                ? Optional.of(index.method(object.method()).key().owner())
                : Optional.empty();
    }

    /** The tasks that a value can be by its static type alone; none where they are many. */
    List<Located> ofType(int method, Value value) {
        Optional<String> type = index.staticType(method, value).filter(index::isOwn);
        if (type.isEmpty() || TASKS.stream().noneMatch(index.supertypes(type.get())::contains)) {
            return List.of();
        }
        List<Located> tasks = index.subtypes(type.get()).stream()
                .filter(index::isConcrete)
                .map(task -> new Located(method, new Value.Allocation(task.name(), List.of())))
                .toList();
        return tasks.size() > MOST_TASKS ? List.of() : tasks;
    }

    /** What {@code start()}, {@code fork()} and the like run. */
    List<Integer> startedBy(Located object) {
        return typeOf(object)
                .map(type -> started.computeIfAbsent(type, this::startedOf))
                .orElse(List.of());
    }

    private List<Integer> startedOf(String type) {
        Set<String> types = index.supertypes(type);
        return ownMethods(type).stream()
                .filter(method -> !method.is(Modifier.STATIC)
                        && !method.is(Modifier.SYNTHETIC)
                        && method.parameters().isEmpty()
                                != LOADING.contains(method.key().name())
                        && STARTED.getOrDefault(method.key().name(), Set.of()).stream()
                                .anyMatch(types::contains))
                .map(method -> index.number(method.key()).orElseThrow())
                .toList();
    }

    /**
     * The object's methods that override what the library knows of it. An object with very many of them is a whole
     * service rather than a task, and handing it over says little.
     *
     * @param wanted the library's type that it is handed over as
     */
    List<Integer> callBacks(Located object, String wanted) {
        if (wanted.equals("java.lang.Object") || wanted.equals("java.lang.Iterable")) {
            return List.of();
        }
        Optional<String> type = typeOf(object);
        return type.isEmpty()
                ? List.of()
                : known.computeIfAbsent(new Handed(type.get(), wanted), key -> callBacksOf(type.get(), wanted));
    }

    private List<Integer> callBacksOf(String type, String wanted) {
        List<String> libraries = index.supertypes(type).stream()
                .filter(above -> !index.isOwn(above) && index.supertypes(above).contains(wanted))
                .toList();
        List<Integer> found = ownMethods(type).stream()
                .filter(method -> libraries.stream().anyMatch(library -> overrides(method, library)))
                .map(method -> index.number(method.key()).orElseThrow())
                .toList();
        return found.size() > MOST_CALL_BACKS ? List.of() : found;
    }

    /** Its own, and those of the project that it inherits. */
    private List<MethodFact> ownMethods(String type) {
        List<MethodFact> methods = new ArrayList<>();
        index.supertypes(type).forEach(name -> index.type(name).ifPresent(above -> methods.addAll(above.methods())));
        return methods;
    }

    private boolean overrides(MethodFact method, String library) {
        MethodKey key = method.key();
        return !key.isConstructor()
                && !method.is(Modifier.STATIC)
                && !NOT_RUNNING.contains(key.name())
                && (key.name().equals(FUNCTIONS.get(library))
                        || isSaidToOverride(method) && isUnseenCallback(library)
                        || index.facts()
                                .hierarchy()
                                .declaringType(library, key.name(), key.descriptor())
                                .isPresent());
    }

    private static boolean isSaidToOverride(MethodFact method) {
        return method.annotation("java.lang.Override").isPresent();
    }

    /** Nobody knows its methods, but its name says what it is for. */
    private boolean isUnseenCallback(String library) {
        return !index.facts().hierarchy().isKnown(library)
                && CALL_BACK.matcher(library).matches();
    }
}
