package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;

/** Places at which a method or lambda gives {@code null} as it stands there. */
final class NullsGiven {

    private NullsGiven() {}

    static boolean at(Node node) {
        if (node instanceof ReturnStmt returned) {
            return returned.getExpression().filter(NullsGiven::isNull).isPresent();
        }
        return node instanceof ExpressionStmt body
                && body.getParentNode().filter(LambdaExpr.class::isInstance).isPresent()
                && isNull(body.getExpression());
    }

    private static boolean isNull(SwitchEntry entry) {
        return entry.getType() == SwitchEntry.Type.EXPRESSION
                && entry.getStatements().stream()
                        .anyMatch(given -> given instanceof ExpressionStmt value && isNull(value.getExpression()));
    }

    private static boolean isNull(Expression given) {
        if (given instanceof EnclosedExpr enclosed) {
            return isNull(enclosed.getInner());
        }
        if (given instanceof CastExpr cast) {
            return isNull(cast.getExpression());
        }
        return given.isNullLiteralExpr()
                || given instanceof SwitchExpr choice
                        && choice.getEntries().stream().anyMatch(NullsGiven::isNull)
                || given instanceof ConditionalExpr choice
                        && (isNull(choice.getThenExpr()) || isNull(choice.getElseExpr()));
    }
}
