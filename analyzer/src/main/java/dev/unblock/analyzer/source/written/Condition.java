package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.type.Type;
import dev.unblock.analyzer.facts.GuardFact;
import dev.unblock.analyzer.facts.Value.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold of a variable.
 *
 * @param values literals; a name, as that of an enum's constant, has no type, and a type is {@link GuardFact#TYPE}
 * @param among whether it is one of these values, or another
 */
record Condition(String name, List<Constant> values, boolean among) {

    /** Of methods that ask their one argument whether it is {@code null}. */
    private static final Set<String> NULL = Set.of("isNull");

    private static final Set<String> PRESENT = Set.of("nonNull", "isNotNull");

    private static final Constant TRUE = new Constant("int", "1");
    private static final Constant NOTHING = new Constant("null", "null");

    /** All that surely holds where the expression is, or is not, true. */
    static List<Condition> of(Expression expression, boolean isTrue) {
        if (expression.isEnclosedExpr()) {
            return of(expression.asEnclosedExpr().getInner(), isTrue);
        }
        if (expression instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return of(not.getExpression(), !isTrue);
        }
        if (expression instanceof BinaryExpr two) {
            return ofTwo(two, isTrue);
        }
        if (expression instanceof InstanceOfExpr asked) {
            return isTrue && asked.getExpression() instanceof NameExpr named
                    ? List.of(new Condition(named.getNameAsString(), List.of(type(asked.getType())), true))
                    : List.of();
        }
        if (expression instanceof NameExpr flag) {
            return List.of(new Condition(flag.getNameAsString(), List.of(TRUE), isTrue));
        }
        return expression instanceof MethodCallExpr call ? ofCall(call, isTrue) : List.of();
    }

    private static List<Condition> ofTwo(BinaryExpr two, boolean isTrue) {
        return switch (two.getOperator()) {
            case AND -> isTrue ? both(two, true) : either(two, false);
            case OR -> isTrue ? either(two, true) : both(two, false);
            case EQUALS -> compared(two.getLeft(), two.getRight(), isTrue);
            case NOT_EQUALS -> compared(two.getLeft(), two.getRight(), !isTrue);
            default -> List.of();
        };
    }

    private static List<Condition> both(BinaryExpr two, boolean areTrue) {
        return Stream.concat(of(two.getLeft(), areTrue).stream(), of(two.getRight(), areTrue).stream())
                .toList();
    }

    /** One of the two holds: something is known where both ask which value the same variable has. */
    private static List<Condition> either(BinaryExpr two, boolean areTrue) {
        List<Condition> left = of(two.getLeft(), areTrue);
        List<Condition> right = of(two.getRight(), areTrue);
        if (left.size() != 1 || right.size() != 1) {
            return List.of();
        }
        Condition one = left.get(0);
        Condition other = right.get(0);
        if (!one.among || !other.among || !one.name.equals(other.name)) {
            return List.of();
        }
        List<Constant> values = new ArrayList<>(one.values);
        values.addAll(other.values);
        return List.of(new Condition(one.name, values, true));
    }

    private static List<Condition> compared(Expression left, Expression right, boolean same) {
        return Stream.of(equal(left, right, same), equal(right, left, same))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Condition> equal(Expression variable, Expression value, boolean same) {
        return variable instanceof NameExpr named
                ? constant(value).map(one -> new Condition(named.getNameAsString(), List.of(one), same))
                : Optional.empty();
    }

    /** {@code a.equals("b")}, {@code Objects.equals(a, "b")}, {@code Objects.isNull(a)}. */
    private static List<Condition> ofCall(MethodCallExpr call, boolean isTrue) {
        String called = call.getNameAsString();
        if (called.equals("equals") && call.getArguments().size() == 2) {
            return compared(call.getArgument(0), call.getArgument(1), isTrue);
        }
        if (call.getArguments().size() != 1) {
            return List.of();
        }
        if (called.equals("equals") && call.getScope().isPresent()) {
            return compared(call.getScope().get(), call.getArgument(0), isTrue);
        }
        if (NULL.contains(called) || PRESENT.contains(called)) {
            return equal(call.getArgument(0), NULL.contains(called) == isTrue).stream()
                    .toList();
        }
        return List.of();
    }

    private static Optional<Condition> equal(Expression variable, boolean isNull) {
        return variable instanceof NameExpr named
                ? Optional.of(new Condition(named.getNameAsString(), List.of(NOTHING), isNull))
                : Optional.empty();
    }

    /** What holds of a variable where the entry of a {@code switch} over it is chosen. */
    static Optional<Condition> ofEntry(Expression selector, SwitchEntry entry) {
        if (!(selector instanceof NameExpr named) || entry.getGuard().isPresent()) {
            return Optional.empty();
        }
        boolean isDefault = entry.isDefault() || entry.getLabels().isEmpty();
        List<SwitchEntry> asked = isDefault ? others(entry) : List.of(entry);
        List<Constant> values = new ArrayList<>();
        for (Expression label :
                asked.stream().flatMap(one -> one.getLabels().stream()).toList()) {
            Optional<Constant> value = constant(label);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        boolean isKnown = asked.stream().allMatch(one -> one.getGuard().isEmpty());
        return isKnown ? Optional.of(new Condition(named.getNameAsString(), values, !isDefault)) : Optional.empty();
    }

    private static List<SwitchEntry> others(SwitchEntry entry) {
        Node around = entry.getParentNode().orElseThrow();
        return ((SwitchNode) around)
                .getEntries().stream().filter(one -> one != entry).toList();
    }

    /** A literal, the name of a constant, or a type. */
    private static Optional<Constant> constant(Expression value) {
        if (value instanceof TypePatternExpr pattern) {
            return Optional.of(type(pattern.getType()));
        }
        if (value instanceof FieldAccessExpr field) {
            String name = field.getNameAsString();
            return field.getScope().toString().equals("Boolean")
                    ? Optional.of(new Constant("int", name.equals("TRUE") ? "1" : "0"))
                    : isConstant(name);
        }
        if (value instanceof NameExpr named) {
            return isConstant(named.getNameAsString());
        }
        return Literals.constant(value);
    }

    private static Constant type(Type type) {
        String name = type.asString().replaceAll("<.*", "");
        return new Constant(GuardFact.TYPE, name.substring(name.lastIndexOf('.') + 1));
    }

    private static Optional<Constant> isConstant(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) ? Optional.of(new Constant("", name)) : Optional.empty();
    }
}
