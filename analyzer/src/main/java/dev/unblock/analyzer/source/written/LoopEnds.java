package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.unblock.analyzer.facts.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways out of a loop: branches that run once at most, and what its first success is told by. */
final class LoopEnds {

    private static final Set<String> NONE = Set.of("isEmpty", "isBlank", "isNull");

    private final Node loop;
    private final Questions questions;
    private final List<Span> once = new ArrayList<>();
    private final List<Span> sought = new ArrayList<>();

    private LoopEnds(Node loop, Questions questions) {
        this.loop = loop;
        this.questions = questions;
    }

    static LoopEnds of(Node loop, Questions questions) {
        LoopEnds ends = new LoopEnds(loop, questions);
        Deque<Node> open = new ArrayDeque<>(loop.getChildNodes());
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
                continue;
            }
            ends.note(node);
            node.getChildNodes().forEach(open::push);
        }
        return ends;
    }

    /** What runs in one turn at most, since the loop is over then, or what asks for it has been given. */
    List<Span> once() {
        return once;
    }

    /** What is asked to see whether the loop has found what it looks for. */
    List<Span> sought() {
        return sought;
    }

    private void note(Node node) {
        if (node instanceof IfStmt branch) {
            branch(branch);
        } else if (node instanceof SwitchEntry entry) {
            last(entry).filter(this::leaves).ifPresent(end -> add(entry));
        } else if (node instanceof CatchClause clause && leaves(clause.getBody())) {
            add(clause.getBody());
        }
    }

    private void branch(IfStmt branch) {
        if (leaves(branch.getThenStmt()) || fills(branch)) {
            add(branch.getThenStmt());
        }
        branch.getElseStmt().filter(this::leaves).ifPresent(this::add);
        if (isHit(branch)) {
            sought.addAll(questions.of(branch));
            loopsWithin(branch).forEach(inner -> sought.addAll(questions.of(inner, inner.getIterable())));
        }
    }

    /** Around the branch, inside of this loop: what they go through is looked through for the first, too. */
    private List<ForEachStmt> loopsWithin(Node branch) {
        List<ForEachStmt> within = new ArrayList<>();
        Optional<Node> at = branch.getParentNode();
        while (at.isPresent() && at.get() != loop) {
            if (at.get() instanceof ForEachStmt inner) {
                within.add(inner);
            }
            at = at.get().getParentNode();
        }
        return within;
    }

    private void add(Node part) {
        part.getRange()
                .ifPresent(range ->
                        once.add(new Span(range.begin.line, range.begin.column, range.end.line, range.end.column)));
    }

    private static Optional<Statement> last(SwitchEntry entry) {
        return entry.getStatements().getLast();
    }

    /** Ends with the loop being over: by {@code return}, {@code throw}, or the loop's own {@code break}. */
    private boolean leaves(Statement statement) {
        if (statement instanceof BlockStmt block) {
            return block.getStatements().getLast().filter(this::leaves).isPresent();
        }
        return statement.isReturnStmt()
                || statement.isThrowStmt()
                || statement.isBreakStmt() && statement.asBreakStmt().getLabel().isEmpty() && isOfThisLoop(statement);
    }

    private boolean isOfThisLoop(Node end) {
        Optional<Node> at = end.getParentNode();
        while (at.isPresent() && at.get() != loop) {
            if (isLoop(at.get()) || at.get() instanceof SwitchNode) {
                return false;
            }
            at = at.get().getParentNode();
        }
        return true;
    }

    private static boolean isLoop(Node node) {
        return node instanceof ForEachStmt
                || node instanceof ForStmt
                || node instanceof WhileStmt
                || node instanceof DoStmt;
    }

    /** {@code if (cart == null) cart = load()}, of a variable from before the loop that nothing else in it sets. */
    private boolean fills(IfStmt branch) {
        return isNone(branch.getCondition())
                .filter(name -> sets(branch.getThenStmt(), name) == 1 && sets(loop, name) == 1)
                .filter(name -> loop.findAll(VariableDeclarator.class).stream()
                        .noneMatch(made -> made.getNameAsString().equals(name)))
                .isPresent();
    }

    /** The variable that is {@code null}, or a mark that is not set. */
    private static Optional<String> isNone(Expression condition) {
        Optional<Expression> asked = Optional.empty();
        if (condition instanceof BinaryExpr compared
                && compared.getOperator() == BinaryExpr.Operator.EQUALS
                && compared.getRight().isNullLiteralExpr()) {
            asked = Optional.of(compared.getLeft());
        } else if (condition instanceof UnaryExpr negated
                && negated.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            asked = Optional.of(negated.getExpression());
        }
        return asked.filter(NameExpr.class::isInstance).map(name -> ((NameExpr) name).getNameAsString());
    }

    private static long sets(Node part, String name) {
        return part.findAll(AssignExpr.class).stream()
                .filter(assignment -> assignment.getTarget() instanceof NameExpr target
                        && target.getNameAsString().equals(name))
                .count();
    }

    /** Something is there, and with it the loop is over: no complaint, and no limit that is reached. */
    private boolean isHit(IfStmt branch) {
        Statement then = branch.getThenStmt();
        boolean leaves = then instanceof BlockStmt block
                ? block.getStatements().getLast().filter(this::leavesWell).isPresent()
                : leavesWell(then);
        return leaves && isFound(branch.getCondition());
    }

    private boolean leavesWell(Statement statement) {
        return !statement.isThrowStmt() && leaves(statement);
    }

    private static boolean isFound(Expression condition) {
        if (condition instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
            return isFound(both.getLeft()) && isFound(both.getRight());
        }
        if (condition instanceof BinaryExpr compared) {
            return compared.getOperator() == BinaryExpr.Operator.NOT_EQUALS
                    && compared.getRight().isNullLiteralExpr();
        }
        return condition.isNameExpr()
                || condition.isMethodCallExpr()
                        && !NONE.contains(condition.asMethodCallExpr().getNameAsString())
                || condition instanceof UnaryExpr negated
                        && negated.getExpression().isMethodCallExpr()
                        && NONE.contains(
                                negated.getExpression().asMethodCallExpr().getNameAsString());
    }
}
