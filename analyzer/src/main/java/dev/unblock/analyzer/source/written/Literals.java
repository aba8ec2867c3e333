package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.unblock.analyzer.facts.Value.Constant;
import java.util.Optional;

/** Literals as constants, in the form class files have: booleans and characters are ints. */
public final class Literals {

    private Literals() {}

    /** The constant that a literal, or a simple expression of literals, is. */
    public static Optional<Constant> constant(Expression expression) {
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS) {
            return constant(unary.getExpression()).map(one -> new Constant(one.type(), negated(one.text())));
        }
        if (expression.isEnclosedExpr()) {
            return constant(expression.asEnclosedExpr().getInner());
        }
        if (expression instanceof BinaryExpr binary) {
            return constant(binary.getLeft()).flatMap(left -> constant(binary.getRight())
                    .flatMap(right -> computed(left, binary.getOperator(), right)));
        }
        return expression instanceof ClassExpr ? Optional.empty() : literal(expression);
    }

    /** Concatenation and whole-number arithmetic, as in {@code 30 * 1000}. */
    public static Optional<Constant> computed(Constant left, BinaryExpr.Operator operator, Constant right) {
        boolean text = left.type().equals("java.lang.String") || right.type().equals("java.lang.String");
        if (text) {
            return operator == BinaryExpr.Operator.PLUS
                    ? Optional.of(new Constant("java.lang.String", left.text() + right.text()))
                    : Optional.empty();
        }
        if (!isWhole(left) || !isWhole(right)) {
            return Optional.empty();
        }
        long one = Long.parseLong(left.text());
        long other = Long.parseLong(right.text());
        boolean isLong = left.type().equals("long") || right.type().equals("long");
        Optional<Long> result =
                switch (operator) {
                    case PLUS -> Optional.of(one + other);
                    case MINUS -> Optional.of(one - other);
                    case MULTIPLY -> Optional.of(one * other);
                    case DIVIDE -> other == 0 ? Optional.empty() : Optional.of(one / other);
                    default -> Optional.empty();
                };
        return result.map(number -> new Constant(
                isLong ? "long" : "int", String.valueOf(isLong ? number : Long.valueOf(number.intValue()))));
    }

    private static boolean isWhole(Constant constant) {
        return (constant.type().equals("int") || constant.type().equals("long"))
                && constant.text().matches("-?\\d{1,18}");
    }

    private static String negated(String number) {
        return number.startsWith("-") ? number.substring(1) : "-" + number;
    }

    private static Optional<Constant> literal(Expression expression) {
        if (expression instanceof TextBlockLiteralExpr block) {
            return Optional.of(new Constant("java.lang.String", block.asString()));
        }
        if (expression instanceof StringLiteralExpr string) {
            return Optional.of(new Constant("java.lang.String", string.asString()));
        }
        if (expression instanceof IntegerLiteralExpr number) {
            return Optional.of(new Constant("int", String.valueOf(number.asNumber())));
        }
        if (expression instanceof LongLiteralExpr number) {
            return Optional.of(new Constant("long", String.valueOf(number.asNumber())));
        }
        if (expression instanceof DoubleLiteralExpr number) {
            boolean isFloat =
                    number.getValue().endsWith("f") || number.getValue().endsWith("F");
            return Optional.of(
                    isFloat
                            ? new Constant("float", String.valueOf((float) number.asDouble()))
                            : new Constant("double", String.valueOf(number.asDouble())));
        }
        if (expression instanceof BooleanLiteralExpr bool) {
            return Optional.of(new Constant("int", bool.getValue() ? "1" : "0"));
        }
        if (expression instanceof CharLiteralExpr character) {
            return Optional.of(new Constant("int", String.valueOf((int) character.asChar())));
        }
        return expression.isNullLiteralExpr() ? Optional.of(new Constant("null", "null")) : Optional.empty();
    }
}
