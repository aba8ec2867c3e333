package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Methods that so many types override, and so many calls name, that a step from each call to each body would be too much:
 * 3,000 classes that call what all of them override are nine million steps.
 *
 * <p>A call of such a method leads to the method as it is declared, and from there a call that nobody wrote leads to each
 * method right below that overrides it. So there are as many steps as calls and overriding methods together; what a call
 * knows of its own receiver is lost, but where it makes the object itself.
 */
public final class WideMethods {

    /** Steps of one method that are still told apart by call: more than any program of ordinary size has. */
    private static final long MOST_STEPS = 250_000;

    private final Facts facts;
    private final Set<Called> wide;
    private final Map<String, TypeFact> types;

    /** What an overriding method has in common with the overridden one. */
    private record Called(String name, String descriptor) {

        public static Called of(MethodKey method) {
            return new Called(method.name(), method.descriptor());
        }
    }

    private WideMethods(Facts facts, Set<Called> wide) {
        this.facts = facts;
        this.wide = wide;
        this.types = wide.isEmpty() ? Map.of() : facts.typesByName();
    }

    public static WideMethods of(Facts facts) {
        return of(facts, MOST_STEPS);
    }

    /** @param most steps of one method that are told apart by call */
    public static WideMethods of(Facts facts, long most) {
        Map<Called, List<String>> bodies = new HashMap<>();
        Map<Called, List<String>> calls = new HashMap<>();
        for (TypeFact type : facts.types()) {
            for (MethodFact method : type.methods()) {
                if (isInherited(method)) {
                    bodies.computeIfAbsent(Called.of(method.key()), key -> new ArrayList<>())
                            .add(type.name());
                }
                method.calls().stream()
                        .filter(WideMethods::isDispatched)
                        .map(CallSite::target)
                        .forEach(target -> calls.computeIfAbsent(Called.of(target), key -> new ArrayList<>())
                                .add(target.owner()));
            }
        }
        Set<Called> wide = new HashSet<>();
        calls.forEach((called, owners) -> {
            List<String> declaring = bodies.getOrDefault(called, List.of());
            boolean perhaps = (long) owners.size() * declaring.size() > most;
            if (perhaps && steps(owners, declaring, facts.hierarchy()) > most) {
                wide.add(called);
            }
        });
        return new WideMethods(facts, wide);
    }

    /** From the calls on these types to the bodies at or below them. */
    private static long steps(List<String> owners, List<String> declaring, TypeHierarchy hierarchy) {
        Map<String, Integer> bodiesBelow = new HashMap<>();
        declaring.forEach(
                type -> hierarchy.supertypes(type).forEach(above -> bodiesBelow.merge(above, 1, Integer::sum)));
        return owners.stream()
                .mapToLong(owner -> bodiesBelow.getOrDefault(owner, 0))
                .sum();
    }

    /** The call leads to the declared method alone. */
    boolean leadsToDeclared(CallSite call) {
        return !wide.isEmpty() && isDispatched(call) && wide.contains(Called.of(call.target()));
    }

    /** The facts with the calls that nobody wrote. */
    public Facts withStepsDown() {
        if (wide.isEmpty()) {
            return facts;
        }
        Map<MethodKey, Set<MethodKey>> below = below();
        return facts.withTypes(
                facts.types().stream().map(type -> withStepsDown(type, below)).toList());
    }

    /** By method those right below that run in its place. */
    private Map<MethodKey, Set<MethodKey>> below() {
        Map<MethodKey, Set<MethodKey>> below = new HashMap<>();
        for (TypeFact type : types.values()) {
            for (Called called : wide) {
                Optional<MethodKey> body = declared(type, called)
                        .or(() -> inherited(type.superclass().stream(), called).stream()
                                .findFirst());
                body.ifPresent(runs ->
                        inherited(Stream.concat(type.superclass().stream(), type.interfaces().stream()), called)
                                .stream()
                                .filter(Predicate.not(runs::equals))
                                .forEach(above -> below.computeIfAbsent(above, key -> new TreeSet<>())
                                        .add(runs)));
            }
        }
        return below;
    }

    private static Optional<MethodKey> declared(TypeFact type, Called called) {
        return type.methods().stream()
                .filter(method -> isInherited(method) && Called.of(method.key()).equals(called))
                .map(MethodFact::key)
                .findFirst();
    }

    /** The nearest declarations at or above these types, on each way up. */
    private Set<MethodKey> inherited(Stream<String> from, Called called) {
        Set<MethodKey> found = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(from.toList());
        while (!open.isEmpty()) {
            TypeFact type = types.get(open.remove(open.size() - 1));
            if (type == null || !seen.add(type.name())) {
                continue;
            }
            Optional<MethodKey> declared = declared(type, called);
            if (declared.isPresent()) {
                found.add(declared.get());
            } else {
                type.superclass().ifPresent(open::add);
                open.addAll(type.interfaces());
            }
        }
        return found;
    }

    private TypeFact withStepsDown(TypeFact type, Map<MethodKey, Set<MethodKey>> below) {
        if (type.methods().stream().noneMatch(method -> below.containsKey(method.key()))) {
            return type;
        }
        return type.withMethods(type.methods().stream()
                .map(method -> withStepsDown(method, below.getOrDefault(method.key(), Set.of())))
                .toList());
    }

    private static MethodFact withStepsDown(MethodFact method, Set<MethodKey> below) {
        if (below.isEmpty()) {
            return method;
        }
        List<CallSite> calls = new ArrayList<>(method.calls());
        List<Value> returned = new ArrayList<>(method.returned());
        List<Value> arguments = IntStream.range(0, method.parameters().size())
                .<Value>mapToObj(Value.Parameter::new)
                .toList();
        int next = calls.stream().mapToInt(CallSite::index).max().orElse(-1) + 1;
        for (MethodKey runs : below) {
            returned.add(new Value.Result(next, runs, Optional.of(new Value.Self()), arguments));
            calls.add(new CallSite(
                    next++,
                    runs,
                    CallSite.Dispatch.SPECIAL,
                    Optional.of(new Value.Self()),
                    arguments,
                    List.of(),
                    Set.of(),
                    runs.returnType().equals("void") ? CallSite.Outcome.NONE : CallSite.Outcome.USED,
                    method.site(),
                    Attribution.BYTECODE));
        }
        return new MethodFact(
                method.key(),
                method.modifiers(),
                method.annotations(),
                method.parameters(),
                method.genericReturnType(),
                method.thrown(),
                calls,
                method.accesses(),
                method.elementWrites(),
                method.catches(),
                method.monitors(),
                returned,
                method.writtenIn(),
                method.site(),
                method.endLine());
    }

    private static boolean isDispatched(CallSite call) {
        return call.dispatch() == CallSite.Dispatch.VIRTUAL || call.dispatch() == CallSite.Dispatch.INTERFACE;
    }

    private static boolean isInherited(MethodFact method) {
        return !method.is(Modifier.STATIC)
                && !method.is(Modifier.PRIVATE)
                && !method.key().isConstructor()
                && method.writtenIn().isEmpty();
    }
}
