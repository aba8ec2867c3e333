package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.Optional;
import java.util.Set;

/** How often a loop turns, where its text and the constants of its class tell; and over what, in a few words. */
final class Turns {

    private static final int LONGEST = 60;
    private static final Set<String> MAKES_COLLECTION = Set.of("of", "asList");
    private static final Set<UnaryExpr.Operator> COUNTS =
            Set.of(UnaryExpr.Operator.POSTFIX_INCREMENT, UnaryExpr.Operator.PREFIX_INCREMENT);

    private Turns() {}

    /** The expression on one line, cut where it is long. */
    static String text(Expression expression) {
        String text = expression
                .getTokenRange()
                .map(Object::toString)
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** The simple name of the type that a loop names for its elements. */
    static String element(Node loop) {
        return loop instanceof ForEachStmt each
                        && each.getVariable().getVariable(0).getType() instanceof ClassOrInterfaceType type
                ? type.getNameAsString()
                : "";
    }

    /** How many elements a constant collection has. */
    static Optional<Integer> of(Expression iterated) {
        Expression value = local(iterated).or(() -> constant(iterated)).orElse(iterated);
        if (value instanceof ArrayInitializerExpr array) {
            return Optional.of(array.getValues().size());
        }
        if (value instanceof ArrayCreationExpr array) {
            return array.getInitializer().map(values -> values.getValues().size());
        }
        if (!(value instanceof MethodCallExpr call)) {
            return Optional.empty();
        }
        if (call.getNameAsString().startsWith("unmodifiable")
                && call.getArguments().size() == 1) {
            return of(call.getArgument(0));
        }
        return MAKES_COLLECTION.contains(call.getNameAsString())
                        && call.getArguments().size() > 1
                ? Optional.of(call.getArguments().size())
                : Optional.empty();
    }

    /** Of {@code for (int i = 0; i < 3; i++)}. */
    static Optional<Integer> of(ForStmt loop) {
        boolean counts = loop.getUpdate().size() == 1
                && loop.getUpdate().get(0) instanceof UnaryExpr step
                && COUNTS.contains(step.getOperator());
        if (!counts || loop.getInitialization().size() != 1) {
            return Optional.empty();
        }
        Optional<Integer> start = start(loop.getInitialization().get(0)).flatMap(Turns::number);
        Optional<BinaryExpr> test =
                loop.getCompare().filter(BinaryExpr.class::isInstance).map(BinaryExpr.class::cast);
        Optional<Integer> end = test.map(BinaryExpr::getRight).flatMap(Turns::number);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        int between = end.get() - start.get();
        return switch (test.get().getOperator()) {
            case LESS -> Optional.of(Math.max(0, between));
            case LESS_EQUALS -> Optional.of(Math.max(0, between + 1));
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> start(Expression initialization) {
        if (initialization instanceof VariableDeclarationExpr declaration
                && declaration.getVariables().size() == 1) {
            return declaration.getVariable(0).getInitializer();
        }
        return initialization instanceof AssignExpr assignment ? Optional.of(assignment.getValue()) : Optional.empty();
    }

    private static Optional<Integer> number(Expression expression) {
        return constant(expression)
                .or(() -> Optional.of(expression))
                .filter(IntegerLiteralExpr.class::isInstance)
                .map(literal -> ((IntegerLiteralExpr) literal).asNumber())
                .map(Number::intValue);
    }

    /** What the local variable of this name is made with, where nothing else is ever put into it. */
    private static Optional<Expression> local(Expression expression) {
        if (!(expression instanceof NameExpr name)) {
            return Optional.empty();
        }
        Node body = body(expression);
        boolean changed = body.findAll(AssignExpr.class).stream()
                .anyMatch(assignment -> assignment.getTarget().equals(name));
        return changed
                ? Optional.empty()
                : body.findFirst(
                                VariableDeclarator.class,
                                made -> made.getNameAsString().equals(name.getNameAsString())
                                        && Places.begin(made).isBefore(Places.begin(name)))
                        .flatMap(VariableDeclarator::getInitializer);
    }

    private static Node body(Node node) {
        Node at = node;
        while (!(at instanceof BodyDeclaration<?>) && at.getParentNode().isPresent()) {
            at = at.getParentNode().get();
        }
        return at;
    }

    /** What the constant of this name was given, in this class or one around it. */
    private static Optional<Expression> constant(Expression expression) {
        if (!(expression instanceof NameExpr name)) {
            return Optional.empty();
        }
        Optional<Node> at = expression.getParentNode();
        while (at.isPresent()) {
            if (at.get() instanceof TypeDeclaration<?> type) {
                Optional<Expression> found = constant(type, name.getNameAsString());
                if (found.isPresent()) {
                    return found;
                }
            }
            at = at.get().getParentNode();
        }
        return Optional.empty();
    }

    private static Optional<Expression> constant(TypeDeclaration<?> type, String name) {
        return type.getFields().stream()
                .filter(FieldDeclaration::isFinal)
                .flatMap(field -> field.getVariables().stream())
                .filter(variable -> variable.getNameAsString().equals(name))
                .findFirst()
                .flatMap(VariableDeclarator::getInitializer);
    }
}
