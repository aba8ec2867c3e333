package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.expr.BinaryExpr;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators make of two values, and of which type it is (JLS 15.17 to 15.24). */
final class Operators {

    private static final Set<BinaryExpr.Operator> TESTS = Set.of(
            BinaryExpr.Operator.AND,
            BinaryExpr.Operator.OR,
            BinaryExpr.Operator.EQUALS,
            BinaryExpr.Operator.NOT_EQUALS,
            BinaryExpr.Operator.LESS,
            BinaryExpr.Operator.LESS_EQUALS,
            BinaryExpr.Operator.GREATER,
            BinaryExpr.Operator.GREATER_EQUALS);

    private Operators() {}

    static Typed computed(Typed left, BinaryExpr.Operator operator, Typed right) {
        Optional<TypeRef> type = TESTS.contains(operator) ? Optional.of(TypeRef.of("boolean")) : promoted(left, right);
        if (left.value() instanceof Value.Constant one && right.value() instanceof Value.Constant other) {
            Optional<Value.Constant> constant = Literals.computed(one, operator, other);
            if (constant.isPresent()) {
                return new Typed(constant.get(), type);
            }
        }
        return new Typed(Values.bounded(new Value.Computed(List.of(left.value(), right.value())), type), type);
    }

    private static Optional<TypeRef> promoted(Typed left, Typed right) {
        List<String> names = new ArrayList<>();
        left.type().ifPresent(type -> names.add(type.unboxed().name()));
        right.type().ifPresent(type -> names.add(type.unboxed().name()));
        for (String wider : List.of("java.lang.String", "double", "float", "long")) {
            if (names.contains(wider)) {
                return Optional.of(TypeRef.of(wider));
            }
        }
        return names.size() < 2
                ? Optional.empty()
                : Optional.of(TypeRef.of(names.get(0).equals("boolean") ? "boolean" : "int"));
    }
}
