package dev.unblock.recipes.tree;

import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** The return statements of a method's own code; those of lambdas and inner classes are not its own. */
public final class Returns {
    private Returns() {}

    public static boolean in(List<Statement> statements) {
        AtomicBoolean found = new AtomicBoolean();
        statements.forEach(statement -> new Search().visit(statement, found));
        return found.get();
    }

    /** {@code return x;} becomes {@code return CompletableFuture.completedFuture(x);}. */
    public static List<Statement> completed(List<Statement> statements, JavaType value) {
        return rewrite(statements, new Completed(value));
    }

    /** {@code return;} becomes {@code return null;}. */
    public static List<Statement> ofNothing(List<Statement> statements) {
        return rewrite(statements, new OfNothing());
    }

    private static List<Statement> rewrite(List<Statement> statements, OwnCode<Integer> visitor) {
        return statements.stream()
                .map(statement -> (Statement) visitor.visitNonNull(statement, 0))
                .toList();
    }

    /** Whether control never comes past the last statement. */
    public static boolean endIn(List<Statement> statements) {
        return !statements.isEmpty() && leaves(statements.get(statements.size() - 1));
    }

    public static boolean leaves(Statement statement) {
        if (statement instanceof J.Block block) {
            return endIn(block.getStatements());
        }
        if (statement instanceof J.If choice) {
            return choice.getElsePart() != null
                    && leaves(choice.getThenPart())
                    && leaves(choice.getElsePart().getBody());
        }
        if (statement instanceof J.Try tried) {
            return (tried.getFinally() != null && leaves(tried.getFinally()))
                    || (leaves(tried.getBody())
                            && tried.getCatches().stream().allMatch(clause -> leaves(clause.getBody())));
        }
        return statement instanceof J.Return || statement instanceof J.Throw;
    }

    /** {@code CompletableFuture.completedFuture(value)}. */
    public static J.MethodInvocation completedFuture(Expression value, JavaType type) {
        JavaType.Method method =
                Types.staticMethod(Types.COMPLETABLE_FUTURE, "completedFuture", Types.future(type), Types.boxed(type));
        return Syntax.staticCall(method, value);
    }

    private static final class Search extends OwnCode<AtomicBoolean> {
        @Override
        public J.Return visitReturn(J.Return returned, AtomicBoolean found) {
            found.set(true);
            return returned;
        }
    }

    private static final class Completed extends OwnCode<Integer> {
        private final JavaType value;

        private Completed(JavaType value) {
            this.value = value;
        }

        @Override
        public J.Return visitReturn(J.Return returned, Integer p) {
            Expression expression = returned.getExpression();
            if (expression == null) {
                return returned.withExpression(
                        completedFuture(Syntax.nothing(), value).withPrefix(Space.SINGLE_SPACE));
            }
            if (TypeUtils.isOfClassType(expression.getType(), Types.COMPLETABLE_FUTURE)) {
                return returned;
            }
            Expression bare = expression.withPrefix(Space.EMPTY);
            return returned.withExpression(completedFuture(bare, value).withPrefix(expression.getPrefix()));
        }
    }

    private static final class OfNothing extends OwnCode<Integer> {
        @Override
        public J.Return visitReturn(J.Return returned, Integer p) {
            return returned.getExpression() == null
                    ? returned.withExpression(Syntax.nothing().withPrefix(Space.SINGLE_SPACE))
                    : returned;
        }
    }
}
