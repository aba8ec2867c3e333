package dev.unblock.analyzer.source;

import dev.unblock.analyzer.facts.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local variables and parameters that are visible at a place, with what they may hold. */
final class Locals {

    private final Deque<Map<String, Variable>> scopes = new ArrayDeque<>();

    Locals() {
        open();
    }

    /** A variable; it collects what is assigned to it. */
    private static final class Variable {

        private final Optional<TypeRef> type;
        private final List<Value> values = new ArrayList<>();

        Variable(Optional<TypeRef> type) {
            this.type = type;
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
        variable.values.add(held.value());
        scopes.element().put(name, variable);
    }

    void declareEmpty(String name, Optional<TypeRef> type) {
        scopes.element().put(name, new Variable(type));
    }

    void assign(String name, Value value) {
        variable(name).ifPresent(variable -> variable.values.add(value));
    }

    Optional<Typed> find(String name) {
        return variable(name)
                .map(variable -> variable.values.isEmpty()
                        ? Typed.unknown(variable.type)
                        : new Typed(Values.bounded(Values.oneOf(variable.values), variable.type), variable.type));
    }

    private Optional<Variable> variable(String name) {
        return scopes.stream()
                .filter(scope -> scope.containsKey(name))
                .map(scope -> scope.get(name))
                .findFirst();
    }
}
