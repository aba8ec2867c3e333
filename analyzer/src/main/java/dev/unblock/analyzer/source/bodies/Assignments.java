package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.List;
import java.util.Optional;

/** Tells what variables, fields and elements of arrays hold once they were written. */
final class Assignments {

    private final BodyContext context;
    private final BodyFacts facts;
    private final Locals locals;
    private final Variables variables;
    private final ExpressionWalk expressions;

    Assignments(BodyContext context, BodyFacts facts, Locals locals, Variables variables, ExpressionWalk expressions) {
        this.context = context;
        this.facts = facts;
        this.locals = locals;
        this.variables = variables;
        this.expressions = expressions;
    }

    void declare(VariableDeclarator variable) {
        RawType written = RawType.of(variable.getType());
        Optional<TypeRef> declared = written.isInferred() ? Optional.empty() : Optional.of(context.resolve(written));
        if (variable.getInitializer().isEmpty()) {
            locals.declareEmpty(variable.getNameAsString(), declared);
            return;
        }
        Expression initializer = variable.getInitializer().get();
        Typed value = expressions.withTarget(initializer, declared);
        locals.declare(variable.getNameAsString(), value.as(declared));
    }

    Typed assign(AssignExpr assignment) {
        boolean plain = assignment.getOperator() == AssignExpr.Operator.ASSIGN;
        Expression target = assignment.getTarget();
        Optional<Typed> before = plain ? Optional.empty() : Optional.of(expressions.evaluate(target));
        if (plain && target instanceof FieldAccessExpr field) {
            return variables.assign(field, assignment.getValue());
        }
        Optional<Value.Computed> element = plain && target instanceof ArrayAccessExpr
                ? element(expressions.evaluate(target))
                : before.flatMap(this::element);
        Optional<TypeRef> type = target instanceof NameExpr name ? variables.typeOf(name) : Optional.empty();
        Typed value = expressions.withTarget(assignment.getValue(), type);
        Typed result = before.map(old -> Typed.of(
                        new Value.Computed(List.of(old.value(), value.value())),
                        old.type().orElse(TypeRef.OBJECT)))
                .orElse(value);
        if (target instanceof NameExpr name) {
            variables.assign(name, result.value());
        } else if (target instanceof FieldAccessExpr field) {
            variables.assignTo(field, result.value());
        } else if (target instanceof ArrayAccessExpr) {
            element.ifPresent(place -> writeElement(place, result.value(), target));
        }
        return result;
    }

    /** An operator with one operand, which {@code ++} and {@code --} write. */
    Typed unary(UnaryExpr unary) {
        Typed operand = expressions.evaluate(unary.getExpression());
        Value value = new Value.Computed(List.of(operand.value()));
        boolean changes = unary.getOperator().name().contains("CREMENT");
        if (changes && unary.getExpression() instanceof NameExpr name) {
            variables.assign(name, value);
        } else if (changes && unary.getExpression() instanceof FieldAccessExpr field) {
            variables.assignTo(field, value);
        } else if (changes && unary.getExpression() instanceof ArrayAccessExpr element) {
            element(operand).ifPresent(place -> writeElement(place, value, element));
        }
        return new Typed(value, operand.type());
    }

    /** Array and index of what an element held. */
    private Optional<Value.Computed> element(Typed held) {
        return held.value() instanceof Value.Computed computed
                        && computed.operands().size() == 2
                ? Optional.of(computed)
                : Optional.empty();
    }

    private void writeElement(Value.Computed place, Value written, Expression whole) {
        facts.writeElement(place.operands().get(0), place.operands().get(1), written, whole);
    }
}
