package dev.unblock.recipes;

import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.NameTree;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;

/** A method that returns its whole work as a {@code Callable}, or what somebody makes of one, instead of doing it. */
final class ReturnedWork {
    static final String CALLABLE = "java.util.concurrent.Callable";

    private ReturnedWork() {}

    /** The type that the method's work gives. */
    static JavaType value(J.MethodDeclaration method) {
        return Objects.requireNonNull(
                Objects.requireNonNull(method.getReturnTypeExpression()).getType());
    }

    /** The method with this return type of one type argument, of which its old one becomes the argument. */
    static J.MethodDeclaration promised(J.MethodDeclaration method, String generic) {
        TypeTree written = Objects.requireNonNull(method.getReturnTypeExpression());
        JavaType.Parameterized promise = Types.generic(generic, Types.boxed(value(method)));
        TypeTree returned = promiseOf(written, promise).withPrefix(written.getPrefix());
        JavaType.Method type = Objects.requireNonNull(method.getMethodType()).withReturnType(promise);
        return method.withReturnTypeExpression(returned)
                .withName(method.getName().withType(type))
                .withMethodType(type);
    }

    /** Annotations between the modifiers and the type are the method's and stay before it. */
    private static TypeTree promiseOf(TypeTree written, JavaType.Parameterized promise) {
        return written instanceof J.AnnotatedType annotated
                ? annotated.withTypeExpression(Continuations.futureOf(annotated.getTypeExpression(), promise)
                        .withPrefix(annotated.getTypeExpression().getPrefix()))
                : Continuations.futureOf(written, promise);
    }

    /** The whole body becomes the work; a single returned expression stands without braces. */
    static J.Block body(J.MethodDeclaration method, UnaryOperator<Expression> returned) {
        J.Block body = Objects.requireNonNull(method.getBody());
        JavaType lambda = Types.named(CALLABLE);
        List<Statement> statements = body.getStatements();
        if (statements.size() == 1
                && statements.get(0) instanceof J.Return only
                && only.getExpression() != null
                && only.getExpression().getComments().isEmpty()) {
            Expression work = returned.apply(Syntax.lambda(only.getExpression(), lambda));
            return body.withStatements(List.of(only.withExpression(work.withPrefix(Space.SINGLE_SPACE))));
        }
        String unit = Shift.unit(method, body);
        String margin = Shift.margin(method);
        J.Block whole = body.withStatements(Returns.ofNothing(statements));
        if (value(method) == JavaType.Primitive.Void && !Returns.endIn(statements)) {
            whole = Shift.append(whole, Syntax.returning(Syntax.nothing()), margin, unit);
        }
        Space end = whole.getEnd().getWhitespace().contains("\n") ? whole.getEnd() : Space.format("\n" + margin);
        J.Block inner = Shift.right(whole.withEnd(end).withPrefix(Space.EMPTY), unit);
        Expression work = returned.apply(Syntax.lambda(inner, lambda)).withPrefix(Space.SINGLE_SPACE);
        Statement last = Syntax.returning(work).withPrefix(Space.format("\n" + margin + unit));
        return Syntax.block(List.of(last)).withPrefix(body.getPrefix()).withEnd(Space.format("\n" + margin));
    }

    /** Making the work throws nothing. */
    static J.MethodDeclaration withoutThrows(J.MethodDeclaration method, JavaVisitor<?> imports) {
        if (method.getThrows() == null) {
            return method;
        }
        for (NameTree thrown : method.getThrows()) {
            if (thrown.getType() instanceof JavaType.FullyQualified type) {
                imports.maybeRemoveImport(type);
            }
        }
        return method.withThrows(null);
    }
}
