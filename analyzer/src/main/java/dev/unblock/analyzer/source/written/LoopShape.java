package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.LoopFact.Success;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells by its text what a loop is there for: to go from element to element, to try again, or to go on for ever. */
public final class LoopShape {

    /** They answer whether there is a next element, or give it. */
    private static final Set<String> GIVES_NEXT = Set.of(
            "hasNext",
            "next",
            "hasMoreElements",
            "nextElement",
            "hasMoreTokens",
            "hasNextLine",
            "readLine",
            "poll",
            "pop",
            "pollFirst",
            "size",
            "length");

    private static final Set<String> TAKES = Set.of("poll", "pop", "remove", "removeFirst", "removeLast", "pollFirst");
    private static final Set<BinaryExpr.Operator> COMPARES = Set.of(
            BinaryExpr.Operator.LESS,
            BinaryExpr.Operator.LESS_EQUALS,
            BinaryExpr.Operator.GREATER,
            BinaryExpr.Operator.GREATER_EQUALS);
    private static final Pattern COUNTS_TRIES = Pattern.compile("(?i).*(attempt|retr|tries|trial).*");

    private LoopShape() {}

    static Drive drive(Node loop) {
        if (loop instanceof ForStmt strides && strides.getUpdate().stream().anyMatch(LoopShape::isStride)) {
            return Drive.CONDITION;
        }
        boolean counted = loop instanceof ForStmt one
                && !one.getUpdate().isEmpty()
                && one.getCompare().isPresent();
        return loop instanceof ForEachStmt
                        || counted
                        || condition(loop)
                                .filter(test -> isAboutNext(loop, test) && !isAboutCursor(loop, test))
                                .isPresent()
                ? Drive.ELEMENTS
                : Drive.CONDITION;
    }

    private static boolean isAboutNext(Node loop, Expression test) {
        return inside(test, MethodCallExpr.class)
                        .anyMatch(call -> GIVES_NEXT.contains(call.getNameAsString()) && !isOfPortion(loop, call)
                                || isTakenFrom(loop, call))
                || isReadAhead(loop, test)
                || inside(test, BinaryExpr.class)
                        .filter(compared -> COMPARES.contains(compared.getOperator()))
                        .anyMatch(compared ->
                                isCounted(loop, compared.getLeft()) || isCounted(loop, compared.getRight()));
    }

    /** {@code offset += 100}: from portion to portion. */
    private static boolean isStride(Expression update) {
        return update instanceof AssignExpr step
                && step.getOperator() == AssignExpr.Operator.PLUS
                && !step.getValue().toString().equals("1");
    }

    /** {@code do page = find(..) while (page.size() > 0)}: what is asked is what the turn itself fetched. */
    private static boolean isOfPortion(Node loop, MethodCallExpr asked) {
        return asked.getScope()
                .filter(NameExpr.class::isInstance)
                .filter(portion -> inside(loop, AssignExpr.class)
                        .anyMatch(fetch -> fetch.getTarget().equals(portion)
                                && fetch.getValue().isMethodCallExpr()))
                .isPresent();
    }

    /** {@code while (isNotEmpty(cursor) && pages < 100)} with {@code cursor = answer.next()}: what a turn gives leads to the next. */
    private static boolean isAboutCursor(Node loop, Expression test) {
        return test instanceof BinaryExpr both
                && both.getOperator() == BinaryExpr.Operator.AND
                && Stream.of(both.getLeft(), both.getRight())
                        .filter(part -> !isAboutNext(loop, part))
                        .flatMap(part -> inside(part, NameExpr.class))
                        .anyMatch(name -> inside(loop, AssignExpr.class)
                                .anyMatch(step -> step.getTarget().equals(name)
                                        && step.getValue().isMethodCallExpr()));
    }

    /** {@code while (line != null)} with {@code line = reader.readLine()} at its end. */
    private static boolean isReadAhead(Node loop, Expression test) {
        return inside(loop, AssignExpr.class)
                .filter(step -> inside(test, NameExpr.class).anyMatch(step.getTarget()::equals))
                .map(AssignExpr::getValue)
                .anyMatch(value -> value instanceof MethodCallExpr call && GIVES_NEXT.contains(call.getNameAsString()));
    }

    /** {@code while (!stack.isEmpty())} with {@code stack.pop()} inside. */
    private static boolean isTakenFrom(Node loop, MethodCallExpr asked) {
        return asked.getNameAsString().equals("isEmpty")
                && inside(loop, MethodCallExpr.class)
                        .anyMatch(call -> TAKES.contains(call.getNameAsString())
                                && call.getScope().equals(asked.getScope()));
    }

    private static boolean isCounted(Node loop, Expression side) {
        return side instanceof NameExpr
                && (inside(loop, UnaryExpr.class)
                                .anyMatch(step -> step.getExpression().equals(side) && isStep(step))
                        || inside(loop, AssignExpr.class)
                                .anyMatch(step -> step.getTarget().equals(side)
                                        && step.getOperator() != AssignExpr.Operator.ASSIGN));
    }

    private static boolean isStep(UnaryExpr step) {
        String name = step.getOperator().name();
        return name.contains("INCREMENT") || name.contains("DECREMENT");
    }

    /** Names of what is counted or added to at every turn. */
    public static Set<String> changed(Node loop) {
        Stream<Expression> counted =
                inside(loop, UnaryExpr.class).filter(LoopShape::isStep).map(UnaryExpr::getExpression);
        Stream<Expression> added = inside(loop, AssignExpr.class)
                .filter(assignment -> assignment.getOperator() != AssignExpr.Operator.ASSIGN
                        || inside(assignment.getValue(), NameExpr.class).anyMatch(assignment.getTarget()::equals))
                .map(AssignExpr::getTarget);
        return Stream.concat(counted, added)
                .filter(NameExpr.class::isInstance)
                .map(name -> ((NameExpr) name).getNameAsString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Success success(Node loop) {
        boolean named = condition(loop).stream()
                .flatMap(test -> inside(test, NameExpr.class))
                .anyMatch(name -> COUNTS_TRIES.matcher(name.getNameAsString()).matches());
        return named || tries(loop).anyMatch(attempt -> ends(loop, attempt)) ? Success.ENDS : Success.GOES_ON;
    }

    private static Stream<TryStmt> tries(Node loop) {
        return inside(loop, TryStmt.class)
                .filter(attempt -> !attempt.getCatchClauses().isEmpty() && isInnermost(loop, attempt));
    }

    /** When the block ends well, nothing follows, or what the loop asks for is settled. */
    private static boolean ends(Node loop, TryStmt attempt) {
        return leaves(attempt.getTryBlock().getStatements())
                || attempt.getParentNode()
                        .filter(BlockStmt.class::isInstance)
                        .map(block -> ((BlockStmt) block).getStatements())
                        .filter(all -> leaves(all.subList(all.indexOf(attempt) + 1, all.size())))
                        .isPresent()
                || condition(loop).filter(test -> settles(attempt, test)).isPresent();
    }

    private static boolean leaves(List<Statement> statements) {
        return statements.stream().anyMatch(LoopShape::leaves);
    }

    /** Leaves the loop itself or, as in {@code if (answer != null) return answer}, on a condition that is no complaint. */
    private static boolean leaves(Statement statement) {
        if (statement instanceof IfStmt choice) {
            boolean complains = isNegated(choice.getCondition())
                    || isLimit(choice.getCondition()) && !answers(choice.getThenStmt());
            return !complains && leaves(List.of(choice.getThenStmt()))
                    || choice.getElseStmt().filter(LoopShape::leaves).isPresent();
        }
        return statement instanceof BlockStmt block
                ? leaves(block.getStatements())
                : statement.isReturnStmt() || statement.isBreakStmt();
    }

    /** {@code if (waited > longest)}: a measure, such as of time or failures. */
    private static boolean isLimit(Expression condition) {
        return condition instanceof BinaryExpr compared && COMPARES.contains(compared.getOperator());
    }

    private static boolean answers(Statement statement) {
        return statement
                .findFirst(ReturnStmt.class)
                .flatMap(ReturnStmt::getExpression)
                .isPresent();
    }

    private static boolean isNegated(Expression condition) {
        return condition instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
    }

    private static boolean settles(TryStmt attempt, Expression test) {
        List<String> asked =
                inside(test, NameExpr.class).map(NameExpr::getNameAsString).toList();
        return inside(attempt.getTryBlock(), AssignExpr.class)
                .filter(assignment -> assignment.getOperator() == AssignExpr.Operator.ASSIGN)
                .map(AssignExpr::getTarget)
                .anyMatch(target -> target instanceof NameExpr name && asked.contains(name.getNameAsString()));
    }

    private static Optional<Expression> condition(Node loop) {
        if (loop instanceof WhileStmt one) {
            return Optional.of(one.getCondition());
        }
        if (loop instanceof DoStmt one) {
            return Optional.of(one.getCondition());
        }
        return loop instanceof ForStmt one ? one.getCompare() : Optional.empty();
    }

    /** Not in a loop or body of its own inside. */
    private static boolean isInnermost(Node loop, Node inner) {
        Optional<Node> at = inner.getParentNode();
        while (at.isPresent() && at.get() != loop) {
            if (at.get() instanceof NodeWithBody<?>
                    || at.get() instanceof LambdaExpr
                    || at.get() instanceof BodyDeclaration<?>) {
                return false;
            }
            at = at.get().getParentNode();
        }
        return true;
    }

    private static <T extends Node> Stream<T> inside(Node node, Class<T> type) {
        return node.findAll(type).stream();
    }
}
