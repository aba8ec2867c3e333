package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the class of {@code this} along a way through the call graph: a method of a base class runs the overrides of the
 * class that it was called on, and not those of its brothers.
 *
 * <p>Classes are numbers here. One is only said where it tells more than the method itself: for a method that other classes inherit,
 * and whose calls on its own object lead elsewhere for another class.
 */
public final class SelfTypes {

    /** Nothing is known but what the method itself says. */
    static final int ANY = 0;

    /** Of a base class with more classes below it, ways keep none apart: they would take too long. */
    private static final int MOST_CLASSES = 500;

    private final ProjectIndex index;
    private final CallGraph graph;
    private final BitSet telling;
    private final List<String> types = new ArrayList<>(List.of(""));
    private final Map<String, Integer> numbers = new HashMap<>();

    public SelfTypes(ProjectIndex index, CallGraph graph) {
        this.index = index;
        this.graph = graph;
        this.telling = telling();
    }

    /** Methods in which the class of their object decides, there or further on, what runs. */
    private BitSet telling() {
        BitSet found = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        for (int method = 0; method < graph.methodCount(); method++) {
            if (choosesByItsObject(method)) {
                found.set(method);
                open.add(method);
            }
        }
        while (!open.isEmpty()) {
            for (CallGraph.Step step : graph.to(open.remove())) {
                if (staysInObject(step) && !found.get(step.from())) {
                    found.set(step.from());
                    open.add(step.from());
                }
            }
        }
        return found;
    }

    private boolean choosesByItsObject(int method) {
        Map<Integer, Integer> targets = new HashMap<>();
        for (CallGraph.Step step : graph.from(method)) {
            if (isVirtualOnItself(step)) {
                Integer other = targets.putIfAbsent(step.site().index(), step.to());
                if (other != null && other != step.to()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The steps that a method of an object of this class can take, in the order of the call graph. */
    List<CallGraph.Step> open(int method, int self) {
        Optional<String> type = telling.get(method) ? known(method, self) : Optional.empty();
        if (type.isEmpty()) {
            return graph.from(method);
        }
        Map<Integer, OptionalInt> own = new HashMap<>();
        return graph.from(method).stream()
                .filter(step -> !isVirtualOnItself(step)
                        || own
                                .computeIfAbsent(step.site().index(), site -> override(method, step.site(), type.get()))
                                .stream()
                                .allMatch(body -> body == step.to()))
                .toList();
    }

    /** What the call runs for the class; what else is put in its place, as by a proxy, is no override that could be told. */
    private OptionalInt override(int method, CallSite call, String type) {
        OptionalInt body =
                index.resolve(type, call.target().name(), call.target().descriptor());
        boolean isTarget = graph.from(method).stream()
                .anyMatch(step ->
                        step.site().index() == call.index() && body.isPresent() && step.to() == body.getAsInt());
        return isTarget ? body : OptionalInt.empty();
    }

    /** The class of the object whose method the step leads to, where the step is taken by an object of this class. */
    int after(CallGraph.Step step, int self) {
        String owner = typeOf(step.to());
        if (!telling.get(step.to()) || isLast(owner) || index.subtypes(owner).size() > MOST_CLASSES) {
            return ANY;
        }
        return classOf(step, self)
                .filter(type -> index.supertypes(type).contains(owner))
                .map(this::number)
                .orElse(ANY);
    }

    private Optional<String> classOf(CallGraph.Step step, int self) {
        if (staysInObject(step)) {
            return known(step.from(), self);
        }
        if (step.site().receiver().orElse(null) instanceof Value.Allocation made && index.isOwn(made.type())) {
            return Optional.of(made.type());
        }
        String owner = step.site().target().owner();
        return isDispatched(step) && isLast(owner) ? Optional.of(owner) : Optional.empty();
    }

    private Optional<String> known(int method, int self) {
        if (self != ANY) {
            return Optional.of(types.get(self));
        }
        String owner = typeOf(method);
        return isLast(owner) ? Optional.of(owner) : Optional.empty();
    }

    /** A class of which there are objects, and none of a class below it. */
    private boolean isLast(String type) {
        return index.type(type).filter(index::isConcrete).isPresent()
                && index.subtypes(type).stream().map(TypeFact::name).allMatch(type::equals);
    }

    /** A call on the own object, of a method above it as well, or a lambda that is made there. */
    private boolean staysInObject(CallGraph.Step step) {
        return isOnItself(step) && isDispatched(step) || isLambdaOfCaller(step);
    }

    private boolean isVirtualOnItself(CallGraph.Step step) {
        return isOnItself(step) && isDispatched(step) && step.site().dispatch() != CallSite.Dispatch.SPECIAL;
    }

    private static boolean isOnItself(CallGraph.Step step) {
        return step.site().receiver().orElse(null) instanceof Value.Self;
    }

    /** The step leads to the method that the call names, not to something that is handed to it. */
    private boolean isDispatched(CallGraph.Step step) {
        return index.method(step.to()).key().name().equals(step.site().target().name());
    }

    private boolean isLambdaOfCaller(CallGraph.Step step) {
        MethodFact to = index.method(step.to());
        return to.writtenIn().isPresent()
                && !to.is(Modifier.STATIC)
                && typeOf(step.to()).equals(typeOf(step.from()));
    }

    private String typeOf(int method) {
        return index.method(method).key().owner();
    }

    private int number(String type) {
        return numbers.computeIfAbsent(type, key -> {
            types.add(key);
            return types.size() - 1;
        });
    }
}
