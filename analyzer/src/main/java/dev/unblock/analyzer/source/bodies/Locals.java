package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The local variables and parameters that are visible at a place, with what they may hold. */
final class Locals {

    private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();

    Locals() {
        open();
    }

    /** A variable; it collects what is assigned to it, as far as somebody will want to know. */
    private static final class Variable {

        private final Optional<TypeRef> type;
        private final Set<Value> values = new LinkedHashSet<>();

        /** Worked out when asked for, as methods that tools write assign to one variable thousands of times. */
        private Optional<Typed> held = Optional.empty();

        Variable(Optional<TypeRef> type) {
            this.type = type;
        }

        void add(Value value) {
            if (values.size() <= Values.LARGEST) {
                value.alternatives().forEach(values::add);
                held = Optional.empty();
            }
        }

        Typed held() {
            if (held.isEmpty()) {
                held = Optional.of(
                        values.isEmpty()
                                ? Typed.unknown(type)
                                : new Typed(Values.bounded(Values.oneOf(List.copyOf(values)), type), type));
            }
            return held.get();
        }
    }

    /** All variables of another body, as its lambdas and local types see them: types without values. */
    static Locals seenFrom(Locals around) {
        Locals locals = new Locals();
        around.scopes
                .descendingIterator()
                .forEachRemaining(
                        scope -> scope.forEach((name, variable) -> locals.declare(name, Typed.unknown(variable.type))));
        return locals;
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    void declare(String name, Typed held) {
        Variable variable = new Variable(held.type());
        variable.add(held.value());
        scopes.element().put(name, variable);
    }

    void declareEmpty(String name, Optional<TypeRef> type) {
        scopes.element().put(name, new Variable(type));
    }

    void assign(String name, Value value) {
        variable(name).ifPresent(variable -> variable.add(value));
    }

    boolean isDeclared(String name) {
        return variable(name).isPresent();
    }

    Optional<Typed> find(String name) {
        return variable(name).map(Variable::held);
    }

    private Optional<Variable> variable(String name) {
        return scopes.stream()
                .filter(scope -> scope.containsKey(name))
                .map(scope -> scope.get(name))
                .findFirst();
    }
}
