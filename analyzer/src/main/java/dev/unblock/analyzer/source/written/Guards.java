package dev.unblock.analyzer.source.written;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.unblock.analyzer.facts.GuardFact;
import dev.unblock.analyzer.facts.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes of one file which code the value of a parameter lets run: arms of conditions, and what follows one that leaves. */
final class Guards {

    private final List<GuardFact> found = new ArrayList<>();

    List<GuardFact> found() {
        return found;
    }

    void note(Node node) {
        if (node instanceof IfStmt branch) {
            arm(branch, branch.getCondition(), true, branch.getThenStmt());
            branch.getElseStmt().ifPresent(other -> arm(branch, branch.getCondition(), false, other));
            rest(branch);
        } else if (node instanceof ConditionalExpr choice) {
            arm(choice, choice.getCondition(), true, choice.getThenExpr());
            arm(choice, choice.getCondition(), false, choice.getElseExpr());
        } else if (node instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
            arm(both, both.getLeft(), true, both.getRight());
        } else if (node instanceof BinaryExpr either && either.getOperator() == BinaryExpr.Operator.OR) {
            arm(either, either.getLeft(), false, either.getRight());
        } else if (node instanceof SwitchNode choice) {
            entries(choice);
        }
    }

    private void arm(Node around, Expression condition, boolean holds, Node code) {
        add(around, Condition.of(condition, holds), code, code);
    }

    /** What follows in the block an {@code if} whose one side leaves runs only after the other. */
    private void rest(IfStmt branch) {
        Optional<NodeList<Statement>> block = branch.getParentNode()
                .filter(BlockStmt.class::isInstance)
                .map(around -> ((BlockStmt) around).getStatements());
        int next = block.map(statements -> statements.indexOf(branch)).orElse(-1) + 1;
        if (next == 0 || next == block.get().size()) {
            return;
        }
        Node first = block.get().get(next);
        Node last = block.get().get(block.get().size() - 1);
        if (ControlFlow.leaves(branch.getThenStmt())) {
            add(branch, Condition.of(branch.getCondition(), false), first, last);
        }
        if (branch.getElseStmt().filter(ControlFlow::leaves).isPresent()) {
            add(branch, Condition.of(branch.getCondition(), true), first, last);
        }
    }

    /** Of entries that others fall through into, nothing is said. */
    private void entries(SwitchNode choice) {
        boolean fallenInto = false;
        for (SwitchEntry entry : choice.getEntries()) {
            boolean fallsThrough = entry.getType() == SwitchEntry.Type.STATEMENT_GROUP
                    && entry.getStatements()
                            .getLast()
                            .filter(ControlFlow::leaves)
                            .isEmpty();
            if (!fallenInto && !entry.getStatements().isEmpty()) {
                NodeList<Statement> code = entry.getStatements();
                add(
                        entry,
                        Condition.ofEntry(choice.getSelector(), entry).stream().toList(),
                        code.get(0),
                        code.get(code.size() - 1));
            }
            fallenInto = fallsThrough;
        }
    }

    private void add(Node around, List<Condition> conditions, Node first, Node last) {
        for (Condition condition : conditions) {
            Optional<CallableDeclaration<?>> method = method(around, condition.name());
            if (method.isPresent() && !isSet(method.get(), condition.name())) {
                Position name = Places.begin(method.get().getName());
                found.add(new GuardFact(
                        name.line,
                        name.column,
                        condition.name(),
                        condition.values(),
                        condition.among(),
                        span(first, last)));
            }
        }
    }

    /** The method around whose parameter the name is, unless a lambda's own parameter or a type in between may have it. */
    private static Optional<CallableDeclaration<?>> method(Node node, String name) {
        Node at = node;
        while (at.getParentNode().isPresent()) {
            at = at.getParentNode().get();
            if (at instanceof CallableDeclaration<?> method) {
                return method.getParameters().stream()
                                .anyMatch(one -> one.getNameAsString().equals(name))
                        ? Optional.of(method)
                        : Optional.empty();
            }
            boolean hides = at instanceof TypeDeclaration<?>
                    || at instanceof ObjectCreationExpr made
                            && made.getAnonymousClassBody().isPresent()
                    || at instanceof LambdaExpr lambda
                            && lambda.getParameters().stream()
                                    .anyMatch(one -> one.getNameAsString().equals(name));
            if (hides) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isSet(CallableDeclaration<?> method, String name) {
        return method.findFirst(Node.class, node -> sets(node, name)).isPresent();
    }

    private static boolean sets(Node node, String name) {
        Optional<Expression> target = node instanceof AssignExpr assignment
                ? Optional.of(assignment.getTarget())
                : node instanceof UnaryExpr unary && !unary.getOperator().equals(UnaryExpr.Operator.LOGICAL_COMPLEMENT)
                        ? Optional.of(unary.getExpression())
                        : Optional.empty();
        return target.filter(one ->
                        one instanceof NameExpr named && named.getNameAsString().equals(name))
                .isPresent();
    }

    private static Span span(Node first, Node last) {
        Position begin = Places.begin(first);
        Position end = last.getEnd().orElse(begin);
        return new Span(begin.line, begin.column, end.line, end.column);
    }
}
