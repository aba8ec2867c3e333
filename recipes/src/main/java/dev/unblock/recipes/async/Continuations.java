package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Returns;
import dev.unblock.recipes.tree.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.java.tree.TypeUtils;

/** Builds the calls that hang code on a future, and checks that the code may stand in a lambda. */
public final class Continuations {
    private static final JavaType FUNCTION = Types.named("java.util.function.Function");
    private static final JavaType CONSUMER = Types.named("java.util.function.Consumer");
    private static final JavaType BI_FUNCTION = Types.named("java.util.function.BiFunction");

    private final JavaType result;
    private final Locals locals;
    private final Optional<SupportCalls> support;

    Continuations(JavaType result, Locals locals, Optional<SupportCalls> support) {
        this.result = result;
        this.locals = locals;
        this.support = support;
    }

    JavaType result() {
        return result;
    }

    boolean isVoid() {
        return result == JavaType.Primitive.Void;
    }

    Locals locals() {
        return locals;
    }

    SupportCalls support() throws CannotChange {
        return support.orElseThrow(() -> new CannotChange(
                Hazard.H20,
                "the continuation needs AsyncSupport, which this module does not have",
                "run AddAsyncSupport first"));
    }

    /** The statements with their results wrapped in completed futures. */
    List<Statement> completed(List<Statement> statements) {
        List<Statement> wrapped = Returns.completed(statements, result);
        if (!isVoid() || Returns.endIn(statements)) {
            return wrapped;
        }
        return FutureChain.concat(
                wrapped, List.of(Syntax.returning(Returns.completedFuture(Syntax.nothing(), result))));
    }

    /** {@code future.thenCompose(name -> statements)}. */
    Expression compose(AsyncCalls.Started started, J.Identifier name, List<Statement> statements) throws CannotChange {
        return chain(started.future(), "thenCompose", FUNCTION, List.of(name), statements);
    }

    /** {@code future.thenApply(name -> statements)}, or something shorter that does the same. */
    Expression apply(AsyncCalls.Started started, J.Identifier name, List<Statement> statements) throws CannotChange {
        if (isVoid()) {
            return accept(started, name, statements);
        }
        checkConversions(statements);
        if (returnsOnly(statements, name) && sameValue(started.value())) {
            return started.future();
        }
        return chain(started.future(), "thenApply", FUNCTION, List.of(name), statements);
    }

    private Expression accept(AsyncCalls.Started started, J.Identifier name, List<Statement> statements)
            throws CannotChange {
        if (statements.isEmpty() && started.value() == JavaType.Primitive.Void) {
            return started.future();
        }
        if (Thrown.checkedBy(statements).isEmpty()) {
            return chain(started.future(), "thenAccept", CONSUMER, List.of(name), statements);
        }
        return chain(started.future(), "thenApply", FUNCTION, List.of(name), returningNull(statements));
    }

    /** {@code future.handle((value, failure) -> statements)}. */
    Expression handle(Expression future, J.Identifier value, J.Identifier failure, List<Statement> statements)
            throws CannotChange {
        if (!isVoid()) {
            checkConversions(statements);
        }
        List<Statement> body = isVoid() ? returningNull(statements) : statements;
        return chain(future, "handle", BI_FUNCTION, List.of(value, failure), body);
    }

    /** {@code AsyncSupport.start(() -> statements)}. */
    Expression start(List<Statement> statements) throws CannotChange {
        checkCaptures(List.of(), statements);
        J.Lambda lambda = Syntax.lambda(lambdaBody(statements), Types.named("java.util.function.Supplier"));
        return support().start(lambda, result);
    }

    private static List<Statement> returningNull(List<Statement> statements) {
        List<Statement> returning = Returns.ofNothing(statements);
        return Returns.endIn(statements)
                ? returning
                : FutureChain.concat(returning, List.of(Syntax.returning(Syntax.nothing())));
    }

    private Expression chain(
            Expression future, String method, JavaType function, List<J.Identifier> parameters, List<Statement> body)
            throws CannotChange {
        checkCaptures(parameters, body);
        J.Lambda lambda = Syntax.lambda(parameters, lambdaBody(body), function);
        Expression argument = lambda;
        if (!Thrown.checkedBy(body).isEmpty()) {
            argument = parameters.size() == 2
                    ? support().outcome(lambda)
                    : support().step(lambda);
        }
        JavaType.Method type = Types.method(Types.COMPLETABLE_FUTURE, method, Types.future(result), function);
        return Syntax.chained(future, type, argument);
    }

    /** {@code return x;} alone is written as the expression {@code x}. */
    static J lambdaBody(List<Statement> statements) {
        boolean single = statements.size() == 1
                && statements.get(0) instanceof J.Return returned
                && returned.getExpression() != null
                && returned.getPrefix().getComments().isEmpty();
        return single ? ((J.Return) statements.get(0)).getExpression() : Syntax.block(statements);
    }

    private static boolean returnsOnly(List<Statement> statements, J.Identifier name) {
        return statements.size() == 1
                && statements.get(0) instanceof J.Return returned
                && returned.getExpression() instanceof J.Identifier value
                && value.getSimpleName().equals(name.getSimpleName());
    }

    private boolean sameValue(JavaType value) {
        return TypeUtils.isOfType(Types.boxed(value), Types.boxed(result));
    }

    /** What a lambda uses from outside must never be assigned again. */
    private void checkCaptures(List<J.Identifier> parameters, List<Statement> body) throws CannotChange {
        Locals inside = Locals.of(body);
        Set<String> captured = new TreeSet<>(inside.used());
        captured.removeAll(inside.declared());
        parameters.forEach(parameter -> captured.remove(parameter.getSimpleName()));
        captured.retainAll(locals.declared());
        captured.retainAll(locals.assigned());
        if (!captured.isEmpty()) {
            throw new CannotChange(
                    Hazard.H9,
                    "the code after the wait uses " + String.join(", ", captured)
                            + ", which is assigned more than once",
                    "give each value a variable of its own");
        }
    }

    /** A lambda does not widen: {@code int} where the method returns {@code long} would not compile. */
    private void checkConversions(List<Statement> statements) throws CannotChange {
        if (!(Types.boxed(result) instanceof JavaType.FullyQualified boxed)
                || !(result instanceof JavaType.Primitive)
                || result == JavaType.Primitive.String) {
            return;
        }
        List<J.Return> returns = new ArrayList<>();
        statements.forEach(statement -> new ReturnSearch().visit(statement, returns));
        for (J.Return returned : returns) {
            JavaType type = returned.getExpression() == null
                    ? null
                    : returned.getExpression().getType();
            if (type == null || !TypeUtils.isOfType(Types.boxed(type), boxed)) {
                throw new CannotChange(
                        Hazard.H19,
                        "a value of another primitive type is returned",
                        "return exactly the type that the method declares");
            }
        }
    }

    private static final class ReturnSearch extends org.openrewrite.java.JavaIsoVisitor<List<J.Return>> {
        @Override
        public J.Return visitReturn(J.Return returned, List<J.Return> found) {
            found.add(returned);
            return returned;
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, List<J.Return> found) {
            return lambda;
        }
    }

    /** {@code CompletableFuture<T>} for the type a declaration is written with. */
    public static TypeTree futureOf(J.VariableDeclarations declaration, JavaType.Parameterized type) {
        TypeTree written = declaration.getTypeExpression();
        if (written instanceof J.Identifier name && name.getSimpleName().equals("var")) {
            return Syntax.identifier("var", type);
        }
        return futureOf(written, type);
    }

    public static TypeTree futureOf(@org.jspecify.annotations.Nullable TypeTree written, JavaType.Parameterized type) {
        boolean primitive = written == null
                || written instanceof J.Primitive primitiveTree && primitiveTree.getType() != JavaType.Primitive.String;
        Expression argument = primitive
                ? Syntax.type((JavaType.FullyQualified) type.getTypeParameters().get(0))
                : ((Expression) written).withPrefix(Space.EMPTY);
        return Syntax.generic(type, List.of(argument));
    }
}
