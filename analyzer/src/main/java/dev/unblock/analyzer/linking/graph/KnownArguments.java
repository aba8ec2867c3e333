package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.facts.Value.Constant;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Constants that a method is called with, along a way through the call graph: a call that runs only for another value is not made
 * there.
 *
 * <p>What is known is a number here. Something is only said of parameters that guard a call, in the method or further on.
 */
final class KnownArguments {

    static final int NOTHING = 0;

    /** Called with more than these, a method keeps no further ones apart: ways would take too long. */
    private static final int MOST = 32;

    private static final Map<String, String> BOXES = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Character", "char",
            "java.lang.Integer", "int",
            "java.lang.Long", "long");

    private final ProjectIndex index;
    private final CallGraph graph;
    private final GuardedCalls guards;
    private final KnownObjects objects;
    private final Map<Integer, List<Integer>> telling;
    private final Map<Integer, Set<Integer>> seen = new HashMap<>();
    private final List<SortedMap<Integer, Constant>> all = new ArrayList<>(List.of(new TreeMap<>()));
    private final Map<SortedMap<Integer, Constant>, Integer> numbers = new HashMap<>();

    KnownArguments(ProjectIndex index, CallGraph graph) {
        this.index = index;
        this.graph = graph;
        this.objects = new KnownObjects(index);
        this.guards = new GuardedCalls(index, objects);
        this.telling = guards.parameters();
        for (int method = 0; method < index.methodCount(); method++) {
            graph.from(method).forEach(this::noteNarrowed);
        }
        passOn();
    }

    /** A parameter tells that is handed on as one of a narrower type, as to one of many handlers. */
    private void noteNarrowed(CallGraph.Step step) {
        List<Value> values = given(step);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Value.Parameter own && isNarrowed(step, i, own)) {
                List<Integer> parameters = telling.computeIfAbsent(step.from(), key -> new ArrayList<>());
                if (!parameters.contains(own.index())) {
                    parameters.add(own.index());
                }
            }
        }
    }

    private boolean isNarrowed(CallGraph.Step step, int parameter, Value.Parameter given) {
        return objects.parameter(step.to(), parameter)
                .filter(type -> objects.parameter(step.from(), given.index())
                        .filter(own -> objects.isNarrower(type, own))
                        .isPresent())
                .isPresent();
    }

    /** A parameter tells that is handed on as one that does. */
    private void passOn() {
        Deque<Integer> open =
                new ArrayDeque<>(telling.keySet().stream().sorted().toList());
        while (!open.isEmpty()) {
            int method = open.remove();
            for (CallGraph.Step step : graph.to(method)) {
                boolean more = false;
                for (int parameter : List.copyOf(telling.get(method))) {
                    if (given(step, parameter).orElse(null) instanceof Value.Parameter own) {
                        List<Integer> above = telling.computeIfAbsent(step.from(), key -> new ArrayList<>());
                        if (!above.contains(own.index())) {
                            above.add(own.index());
                            more = true;
                        }
                    }
                }
                if (more) {
                    open.add(step.from());
                }
            }
        }
    }

    /** Whether the step can be taken with these arguments: its place is come to, and they fit. */
    boolean isOpen(CallGraph.Step step, int known) {
        return known == NOTHING || isOpen(step.from(), step.site().site(), known) && isFitting(step, all.get(known));
    }

    private boolean isFitting(CallGraph.Step step, SortedMap<Integer, Constant> known) {
        List<Value> values = given(step);
        for (int i = 0; i < values.size(); i++) {
            Optional<Constant> object = values.get(i) instanceof Value.Parameter own
                    ? Optional.ofNullable(known.get(own.index())).filter(KnownObjects::isOne)
                    : Optional.empty();
            if (object.isPresent()
                    && objects.parameter(step.to(), i)
                            .filter(type -> objects.isNeverOf(object.get(), type))
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the place in the method can be come to with these arguments. */
    boolean isOpen(int method, Site site, int known) {
        return known == NOTHING
                || guards.isOpen(
                        method,
                        site,
                        parameter -> Optional.ofNullable(all.get(known).get(parameter)));
    }

    /** What is known where the step leads, where this is known before it. */
    int after(CallGraph.Step step, int known) {
        SortedMap<Integer, Constant> arguments = new TreeMap<>();
        for (int parameter : telling.getOrDefault(step.to(), List.of())) {
            given(step, parameter)
                    .flatMap(value -> constant(value, all.get(known)).or(() -> objects.parameter(step.to(), parameter)
                            .flatMap(type -> objects.of(step.from(), value, type))))
                    .ifPresent(constant -> arguments.put(parameter, constant));
        }
        return arguments.isEmpty() ? NOTHING : number(step.to(), arguments);
    }

    private int number(int method, SortedMap<Integer, Constant> arguments) {
        Integer number = numbers.get(arguments);
        if (number == null) {
            number = all.size();
            all.add(arguments);
            numbers.put(arguments, number);
        }
        Set<Integer> ofMethod = seen.computeIfAbsent(method, key -> new HashSet<>());
        return ofMethod.contains(number) || ofMethod.size() < MOST && ofMethod.add(number) ? number : NOTHING;
    }

    /** What the step gives as the parameter: the argument of a call, or what a lambda that is handed over has captured. */
    private Optional<Value> given(CallGraph.Step step, int parameter) {
        List<Value> values = given(step);
        return parameter < values.size() ? Optional.of(values.get(parameter)) : Optional.empty();
    }

    private List<Value> given(CallGraph.Step step) {
        MethodKey to = index.method(step.to()).key();
        CallSite call = step.site();
        return isNamed(call, to) ? call.arguments() : captured(call, to);
    }

    private static boolean isNamed(CallSite call, MethodKey to) {
        return to.name().equals(call.target().name())
                && to.parameterTypes().size() == call.arguments().size();
    }

    private static List<Value> captured(CallSite call, MethodKey lambda) {
        return call.arguments().stream()
                .filter(Value.Functional.class::isInstance)
                .map(Value.Functional.class::cast)
                .filter(made -> made.implementation().equals(lambda))
                .findFirst()
                .map(Value.Functional::variables)
                .orElse(List.of());
    }

    private Optional<Constant> constant(Value value, SortedMap<Integer, Constant> known) {
        if (value instanceof Constant constant) {
            return Optional.of(constant);
        }
        if (value instanceof Value.Parameter parameter) {
            return Optional.ofNullable(known.get(parameter.index()));
        }
        if (value instanceof Value.Result result && isBoxing(result)) {
            return constant(result.arguments().get(0), known);
        }
        return value instanceof Value.FieldRead read && read.object().isEmpty() ? constant(read) : Optional.empty();
    }

    private static boolean isBoxing(Value.Result result) {
        return result.target().name().equals("valueOf")
                && BOXES.getOrDefault(result.target().owner(), "")
                        .equals(String.join(",", result.target().parameterTypes()));
    }

    private Optional<Constant> constant(Value.FieldRead read) {
        String owner = read.field().owner();
        String name = read.field().name();
        if (owner.equals("java.lang.Boolean") && (name.equals("TRUE") || name.equals("FALSE"))) {
            return Optional.of(new Constant("int", name.equals("TRUE") ? "1" : "0"));
        }
        boolean isOfEnum = read.type().equals(owner)
                && index.type(owner)
                        .filter(type -> type.kind() == TypeFact.Kind.ENUM && !isAlias(type, read))
                        .isPresent();
        return isOfEnum ? Optional.of(new Constant("", name)) : Optional.empty();
    }

    /** Another name for a constant of the enum. */
    private static boolean isAlias(TypeFact type, Value.FieldRead read) {
        return type.methods().stream()
                .map(MethodFact::accesses)
                .flatMap(List::stream)
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE
                        && access.field().equals(read.field()))
                .anyMatch(access -> access.written()
                        .filter(Value.Allocation.class::isInstance)
                        .isEmpty());
    }
}
