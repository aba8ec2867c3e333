package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of the project's methods a call can run, by the class hierarchy narrowed to types of which there are objects.
 *
 * <p>A method of a library that many of the project's types override says little about one call of it; past a limit such
 * a call leads nowhere, and functional objects are followed by their values instead.
 */
public final class Dispatch {

    private static final int MOST_OVERRIDES_OF_A_LIBRARY = 8;
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "equals", "hashCode", "compareTo", "close");
    private static final int[] NONE = {};

    private final ProjectIndex index;
    private final InstantiatedTypes instantiated;
    private final Proxies proxies;
    private final ArgumentTypes arguments;
    private final Applications applications;
    private final WideMethods wide;
    private final Map<MethodKey, int[]> known = new HashMap<>();

    public Dispatch(ProjectIndex index, InstantiatedTypes instantiated, Applications applications, WideMethods wide) {
        this.index = index;
        this.applications = applications;
        this.wide = wide;
        this.instantiated = instantiated;
        this.proxies = new Proxies(index);
        this.arguments = new ArgumentTypes(index);
    }

    /** The methods that the call in this method can run. */
    public int[] targets(MethodFact caller, CallSite call) {
        MethodKey target = call.target();
        if (call.dispatch() == CallSite.Dispatch.STATIC || call.dispatch() == CallSite.Dispatch.SPECIAL) {
            return only(index.resolve(target.owner(), target.name(), target.descriptor()));
        }
        if (call.receiver().isPresent() && call.receiver().get() instanceof Value.Allocation made) {
            return only(index.resolve(made.type(), target.name(), target.descriptor()));
        }
        if (wide.leadsToDeclared(call)) {
            return only(index.resolve(target.owner(), target.name(), target.descriptor()));
        }
        int[] found = inOneProcess(caller, known.computeIfAbsent(target, this::overrides));
        return found.length > 1 ? arguments.fitting(caller, call, found) : found;
    }

    /** Most calls have no target of the project, and most projects are one process: nothing is copied for these. */
    private int[] inOneProcess(MethodFact caller, int[] targets) {
        if (targets.length == 0) {
            return NONE;
        }
        Optional<TypeFact> from = index.type(caller.key().owner());
        boolean apart = from.isPresent()
                && IntStream.of(targets).anyMatch(target -> applications.areApart(from.get(), index.typeOf(target)));
        return apart
                ? IntStream.of(targets)
                        .filter(target -> !applications.areApart(from.get(), index.typeOf(target)))
                        .toArray()
                : targets;
    }

    private int[] overrides(MethodKey target) {
        boolean own = index.isOwn(target.owner());
        if (!own && (OF_EVERY_OBJECT.contains(target.name()) || isFunctional(target.owner()))) {
            return NONE;
        }
        List<TypeFact> concrete = index.subtypes(target.owner()).stream()
                .filter(index::isConcrete)
                .toList();
        List<TypeFact> made = Stream.concat(
                        concrete.stream().filter(type -> instantiated.contains(type.name())),
                        index.subtypes(target.owner()).stream().filter(proxies::isProxied))
                .toList();
        int[] narrowed = resolveAll(made, target);
        int[] found = narrowed.length > 0 ? narrowed : resolveAll(concrete, target);
        if (!own) {
            return found.length > MOST_OVERRIDES_OF_A_LIBRARY ? NONE : found;
        }
        return found.length > 0 ? found : only(index.resolve(target.owner(), target.name(), target.descriptor()));
    }

    /** Interfaces that any code implements by lambdas. */
    public static boolean isFunctional(String type) {
        return type.startsWith("java.util.function.")
                || type.equals("java.lang.Runnable")
                || type.equals("java.util.concurrent.Callable")
                || type.equals("java.util.Comparator")
                || type.equals("java.lang.Iterable")
                || type.equals("java.util.Iterator");
    }

    private int[] resolveAll(List<TypeFact> types, MethodKey target) {
        Set<Integer> found = new TreeSet<>();
        for (TypeFact type : types) {
            OptionalInt method = index.resolve(type.name(), target.name(), target.descriptor());
            method.ifPresent(number -> found.add(proxies.isProxied(type) ? proxies.behind(type, number) : number));
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] only(OptionalInt method) {
        return method.isPresent() ? IntStream.of(method.getAsInt()).toArray() : NONE;
    }
}
