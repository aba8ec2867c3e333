package dev.unblock.analyzer.source.written;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.GuardFact;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Progress;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.TryFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes of one file what is repeated, of what only one part runs, and what runs in any case. */
final class ControlFlow {

    private final List<LoopFact> loops = new ArrayList<>();
    private final List<ChoiceFact> choices = new ArrayList<>();
    private final List<TryFact> tries = new ArrayList<>();
    private final List<Span> nulls = new ArrayList<>();
    private final List<Span> returning = new ArrayList<>();
    private final Questions questions = new Questions();
    private final Guards guards = new Guards();

    List<LoopFact> loops() {
        return loops;
    }

    List<ChoiceFact> choices() {
        return choices;
    }

    List<TryFact> tries() {
        return tries;
    }

    List<Span> nulls() {
        return nulls;
    }

    List<Span> returning() {
        return returning;
    }

    List<GuardFact> guards() {
        return guards.found();
    }

    void note(Node node) {
        guards.note(node);
        if (node instanceof ForEachStmt loop) {
            loop(loop, span(loop.getBody()), Turns.text(loop.getIterable()), Turns.of(loop.getIterable()));
        } else if (node instanceof ForStmt loop) {
            Node first = loop.getCompare().map(Node.class::cast).orElse(loop.getBody());
            loop(loop, Optional.of(span(Places.begin(first), loop)), "", Turns.of(loop));
        } else if (node instanceof WhileStmt || node instanceof DoStmt) {
            loop(node, span(node), "", Optional.empty());
        } else if (node instanceof IfStmt branch) {
            branch(branch);
        } else if (node instanceof ConditionalExpr choice) {
            add(spans(List.of(choice.getThenExpr(), choice.getElseExpr())), ChoiceFact.NONE);
        } else if (node instanceof SwitchNode choice) {
            choice(choice);
        } else if (node instanceof TryStmt attempt) {
            attempt(attempt);
        } else if (node instanceof BlockStmt block && returns(block)) {
            span(block).ifPresent(returning::add);
        } else if (NullsGiven.at(node)) {
            span(node).ifPresent(nulls::add);
        }
    }

    private void loop(Node loop, Optional<Span> body, String over, Optional<Integer> turns) {
        Progress progress = loop instanceof ForEachStmt
                        || loop.findFirst(Node.class, ControlFlow::changes).isPresent()
                ? Progress.SOME
                : Progress.NONE;
        LoopEnds ends = LoopEnds.of(loop, questions);
        body.ifPresent(span -> loops.add(new LoopFact(
                Places.firstLine(loop),
                span,
                over,
                turns,
                progress,
                LoopShape.drive(loop),
                LoopShape.success(loop),
                Turns.element(loop),
                ends.once(),
                ends.sought())));
    }

    private static boolean changes(Node node) {
        return node instanceof AssignExpr
                || node instanceof VariableDeclarator
                || node instanceof LambdaExpr
                || node instanceof UnaryExpr unary
                        && (unary.getOperator().name().contains("INCREMENT")
                                || unary.getOperator().name().contains("DECREMENT"));
    }

    private void attempt(TryStmt attempt) {
        List<Node> clauses = attempt.getCatchClauses().stream()
                .map(CatchClause::getBody)
                .map(Node.class::cast)
                .toList();
        List<Node> arms = new ArrayList<>(List.of(attempt.getTryBlock()));
        arms.addAll(clauses);
        add(spans(arms), 0);
        span(attempt.getTryBlock())
                .ifPresent(body -> tries.add(new TryFact(
                        span(Places.begin(attempt), Places.begin(attempt.getTryBlock())),
                        body,
                        spans(clauses),
                        attempt.getFinallyBlock().flatMap(ControlFlow::span))));
    }

    private void branch(IfStmt branch) {
        List<Span> arms = new ArrayList<>(span(branch.getThenStmt()).stream().toList());
        branch.getElseStmt().flatMap(ControlFlow::span).ifPresent(arms::add);
        boolean guards = arms.size() == 1 && leaves(branch.getThenStmt());
        if (guards) {
            rest(branch).ifPresent(arms::add);
        }
        if (guards && arms.size() > 1) {
            choices.add(new ChoiceFact(arms, 1, questions.of(branch)));
        } else {
            add(arms, ChoiceFact.NONE);
        }
    }

    /** What follows in the same block. */
    private static Optional<Span> rest(IfStmt branch) {
        return branch.getParentNode()
                .filter(BlockStmt.class::isInstance)
                .map(BlockStmt.class::cast)
                .map(BlockStmt::getStatements)
                .filter(statements -> statements.indexOf(branch) + 1 < statements.size())
                .map(statements -> span(Places.begin(next(statements, branch)), statements.get(statements.size() - 1)));
    }

    private static Statement next(NodeList<Statement> statements, IfStmt branch) {
        return statements.get(statements.indexOf(branch) + 1);
    }

    private void choice(SwitchNode choice) {
        List<Node> arms = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (SwitchEntry entry : choice.getEntries()) {
            arms.add(entry);
            boolean fallsThrough = entry.getType() == SwitchEntry.Type.STATEMENT_GROUP
                    && entry.getStatements()
                            .getLast()
                            .filter(ControlFlow::leaves)
                            .isEmpty();
            if (!fallsThrough) {
                spans.add(span(Places.begin(arms.get(0)), entry));
                arms.clear();
            }
        }
        if (!arms.isEmpty()) {
            spans.add(span(Places.begin(arms.get(0)), arms.get(arms.size() - 1)));
        }
        add(spans, ChoiceFact.NONE);
    }

    private void add(List<Span> arms, int usual) {
        if (!arms.isEmpty()) {
            choices.add(new ChoiceFact(arms, usual, List.of()));
        }
    }

    private static List<Span> spans(List<? extends Node> arms) {
        return arms.stream().flatMap(arm -> span(arm).stream()).toList();
    }

    private static Optional<Span> span(Node node) {
        return node.getRange().map(range -> span(range.begin, range.end));
    }

    private static Span span(Position begin, Node last) {
        return span(begin, last.getRange().map((Range range) -> range.end).orElse(begin));
    }

    private static Span span(Position begin, Position end) {
        return new Span(begin.line, begin.column, end.line, end.column);
    }

    /** Bodies of methods are left anyway. */
    private static boolean returns(BlockStmt block) {
        return block.getParentNode().filter(Statement.class::isInstance).isPresent()
                && block.getStatements()
                        .getLast()
                        .filter(Statement::isReturnStmt)
                        .isPresent()
                && block.findFirst(Node.class, ControlFlow::jumps).isEmpty();
    }

    private static boolean jumps(Node node) {
        return node instanceof BreakStmt || node instanceof ContinueStmt;
    }

    /** Nothing after the statement runs. */
    static boolean leaves(Statement statement) {
        if (statement instanceof BlockStmt block) {
            return block.getStatements().getLast().filter(ControlFlow::leaves).isPresent();
        }
        return statement.isReturnStmt()
                || statement.isThrowStmt()
                || statement.isBreakStmt()
                || statement.isContinueStmt()
                || statement.isYieldStmt();
    }
}
