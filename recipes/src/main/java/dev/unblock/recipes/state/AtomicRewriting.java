package dev.unblock.recipes.state;

import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.java.AddImport;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JLeftPadded;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.marker.Markers;

/** Changes one counter and all its uses into an atomic one. */
public final class AtomicRewriting extends JavaVisitor<ExecutionContext> {
    private static final Set<JavaType> NO_WIDER_THAN_INT =
            Set.of(JavaType.Primitive.Int, JavaType.Primitive.Short, JavaType.Primitive.Byte, JavaType.Primitive.Char);

    private final PrivateField field;
    private final JavaType.Class atomic;
    private final JavaType.Primitive value;

    public AtomicRewriting(PrivateField field) {
        this.field = field;
        this.atomic = Types.named(atomic(field));
        this.value = (JavaType.Primitive) field.variable().getVariableType().getType();
    }

    public static String atomic(PrivateField field) {
        return "java.util.concurrent.atomic."
                + (field.variable().getType() == JavaType.Primitive.Long ? "AtomicLong" : "AtomicInteger");
    }

    /** Adding and subtracting what is no wider than the counter; a wider value would be cut. */
    public static boolean canUpdate(PrivateField field, J update) {
        if (update instanceof J.Unary) {
            return true;
        }
        J.AssignmentOperation change = (J.AssignmentOperation) update;
        boolean adds = change.getOperator() == J.AssignmentOperation.Type.Addition
                || change.getOperator() == J.AssignmentOperation.Type.Subtraction;
        JavaType type = change.getAssignment().getType();
        boolean fits = NO_WIDER_THAN_INT.contains(type)
                || type == JavaType.Primitive.Long && field.variable().getType() == JavaType.Primitive.Long;
        boolean reads = field.uses().stream().anyMatch(use -> Uses.contains(change.getAssignment(), use.expression()));
        return adds && fits && !reads;
    }

    public AddImport<ExecutionContext> imports() {
        return new AddImport<>(atomic.getFullyQualifiedName(), null, false);
    }

    @Override
    public J visitUnary(J.Unary unary, ExecutionContext ctx) {
        if (!field.is(unary.getExpression()) || !unary.getOperator().isModifying()) {
            return super.visitUnary(unary, ctx);
        }
        boolean statement = getCursor().getParentTreeCursor().getValue() instanceof J.Block;
        String name =
                switch (unary.getOperator()) {
                    case PostIncrement -> statement ? "incrementAndGet" : "getAndIncrement";
                    case PostDecrement -> statement ? "decrementAndGet" : "getAndDecrement";
                    case PreDecrement -> "decrementAndGet";
                    default -> "incrementAndGet";
                };
        return call(unary.getExpression(), Types.method(atomic(field), name, value))
                .withPrefix(unary.getPrefix());
    }

    @Override
    public J visitAssignmentOperation(J.AssignmentOperation change, ExecutionContext ctx) {
        J.AssignmentOperation visited = (J.AssignmentOperation) super.visitAssignmentOperation(change, ctx);
        if (!field.is(change.getVariable())) {
            return visited;
        }
        Expression amount = visited.getAssignment().withPrefix(Space.EMPTY);
        Expression added = change.getOperator() == J.AssignmentOperation.Type.Subtraction ? negative(amount) : amount;
        return call(change.getVariable(), Types.method(atomic(field), "addAndGet", value, value), added)
                .withPrefix(change.getPrefix());
    }

    private static Expression negative(Expression amount) {
        boolean simple = amount instanceof J.Literal
                || amount instanceof J.Identifier
                || amount instanceof J.FieldAccess
                || amount instanceof J.MethodInvocation
                || amount instanceof J.Parentheses;
        Expression operand = simple
                ? amount
                : new J.Parentheses<>(Tree.randomId(), Space.EMPTY, Markers.EMPTY, JRightPadded.build(amount));
        return new J.Unary(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                JLeftPadded.build(J.Unary.Type.Negative),
                operand,
                amount.getType());
    }

    @Override
    public J visitAssignment(J.Assignment assignment, ExecutionContext ctx) {
        J.Assignment visited = (J.Assignment) super.visitAssignment(assignment, ctx);
        if (!field.is(assignment.getVariable())) {
            return visited;
        }
        Expression amount = visited.getAssignment().withPrefix(Space.EMPTY);
        return call(
                        assignment.getVariable(),
                        Types.method(atomic(field), "set", JavaType.Primitive.Void, value),
                        amount)
                .withPrefix(assignment.getPrefix());
    }

    @Override
    public J visitIdentifier(J.Identifier name, ExecutionContext ctx) {
        Object around = getCursor().getParentTreeCursor().getValue();
        boolean part = around instanceof J.VariableDeclarations.NamedVariable variable
                        && variable.getName().getId().equals(name.getId())
                || around instanceof J.FieldAccess access
                        && access.getName().getId().equals(name.getId());
        return field.is(name) && !part && !isWritten(name, around) ? read(name) : name;
    }

    @Override
    public J visitFieldAccess(J.FieldAccess access, ExecutionContext ctx) {
        Object around = getCursor().getParentTreeCursor().getValue();
        return field.is(access.getName()) && !isWritten(access, around)
                ? read(access)
                : super.visitFieldAccess(access, ctx);
    }

    private static boolean isWritten(Expression name, Object around) {
        return around instanceof J.Assignment assignment
                        && assignment.getVariable().getId().equals(name.getId())
                || around instanceof J.AssignmentOperation change
                        && change.getVariable().getId().equals(name.getId());
    }

    private J read(Expression name) {
        return call(name, Types.method(atomic(field), "get", value)).withPrefix(name.getPrefix());
    }

    private J.MethodInvocation call(Expression name, JavaType.Method method, Expression... arguments) {
        return Syntax.call(typed(name).withPrefix(Space.EMPTY), method, arguments);
    }

    private Expression typed(Expression name) {
        return name instanceof J.FieldAccess access
                ? access.withName(typed(access.getName())).withType(atomic)
                : typed((J.Identifier) name);
    }

    private J.Identifier typed(J.Identifier name) {
        JavaType.Variable known = name.getFieldType();
        return name.withType(atomic).withFieldType(known == null ? null : known.withType(atomic));
    }

    @Override
    public J visitVariableDeclarations(J.VariableDeclarations declaration, ExecutionContext ctx) {
        J.VariableDeclarations visited = (J.VariableDeclarations) super.visitVariableDeclarations(declaration, ctx);
        if (!declaration.getId().equals(field.declaration().getId())) {
            return visited;
        }
        Space before = declaration.getTypeExpression() == null
                ? Space.SINGLE_SPACE
                : declaration.getTypeExpression().getPrefix();
        return visited.withTypeExpression(Syntax.type(atomic).withPrefix(before))
                .withModifiers(fixed(visited.getModifiers()))
                .withVariables(List.of(made(visited.getVariables().get(0))));
    }

    /** {@code volatile} becomes {@code final}, or that is added. */
    private static List<J.Modifier> fixed(List<J.Modifier> modifiers) {
        List<J.Modifier> fixed = new ArrayList<>();
        boolean found = false;
        for (J.Modifier modifier : modifiers) {
            boolean replaced = modifier.getType() == J.Modifier.Type.Volatile;
            fixed.add(replaced ? modifier.withType(J.Modifier.Type.Final) : modifier);
            found |= replaced;
        }
        if (!found) {
            fixed.add(new J.Modifier(
                    Tree.randomId(), Space.SINGLE_SPACE, Markers.EMPTY, null, J.Modifier.Type.Final, List.of()));
        }
        return fixed;
    }

    private J.VariableDeclarations.NamedVariable made(J.VariableDeclarations.NamedVariable variable) {
        Expression start = variable.getInitializer();
        boolean zero = start == null || J.Literal.isLiteralValue(start, 0) || J.Literal.isLiteralValue(start, 0L);
        Expression created = zero
                ? Syntax.create(Types.constructor(atomic(field)))
                : Syntax.create(Types.constructor(atomic(field), value), start);
        JavaType.Variable known = variable.getVariableType();
        return variable.withName(typed(variable.getName()))
                .withVariableType(known == null ? null : known.withType(atomic))
                .getPadding()
                .withInitializer(
                        new JLeftPadded<>(Space.SINGLE_SPACE, created.withPrefix(Space.SINGLE_SPACE), Markers.EMPTY));
    }
}
