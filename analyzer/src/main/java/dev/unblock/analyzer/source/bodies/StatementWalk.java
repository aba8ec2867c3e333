package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.SwitchNode;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.Containers;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.CatchUses;
import dev.unblock.analyzer.source.written.LoopShape;
import dev.unblock.analyzer.source.written.Places;
import dev.unblock.analyzer.source.written.WrittenNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Walks statements, keeping track of loops, locks and what is caught. */
final class StatementWalk {

    private static final Set<String> TAKE =
            Set.of("lock", "lockInterruptibly", "writeLockInterruptibly", "readLockInterruptibly");
    private static final Set<String> STAMPS =
            Set.of("writeLock", "readLock", "writeLockInterruptibly", "readLockInterruptibly");
    private static final Set<String> RELEASE = Set.of("unlock", "unlockRead", "unlockWrite");

    private final ExpressionWalk expressions;
    private final BodyFacts facts;
    private final Locals locals;
    private final Optional<TypeRef> returned;
    private final List<Typed> yielded = new ArrayList<>();

    StatementWalk(ExpressionWalk expressions, BodyFacts facts, Locals locals) {
        this(expressions, facts, locals, Optional.empty());
    }

    /** @param returned the type that the body gives back, where it is known: a returned lambda is one of these */
    StatementWalk(ExpressionWalk expressions, BodyFacts facts, Locals locals, Optional<TypeRef> returned) {
        this.expressions = expressions;
        this.facts = facts;
        this.locals = locals;
        this.returned = returned;
    }

    void walk(Statement statement) {
        locals.open();
        statement(statement);
        locals.close();
    }

    /** A switch used for its value. */
    Typed choice(SwitchExpr choice) {
        StatementWalk inside = new StatementWalk(expressions, facts, locals, returned);
        inside.choice((SwitchNode) choice);
        Optional<TypeRef> type =
                inside.yielded.stream().flatMap(value -> value.type().stream()).findFirst();
        List<Value> values = inside.yielded.stream().map(Typed::value).toList();
        return values.isEmpty() ? Typed.UNKNOWN : new Typed(Values.oneOf(values), type);
    }

    private void statement(Statement statement) {
        if (statement instanceof BlockStmt block) {
            locals.open();
            block.getStatements().forEach(this::statement);
            locals.close();
        } else if (statement instanceof ExpressionStmt expression) {
            expressions.dropped(expression.getExpression());
            locking(expression.getExpression());
        } else if (statement instanceof ReturnStmt returning) {
            returning
                    .getExpression()
                    .ifPresent(value -> facts.returns(
                            expressions.withTarget(value, returned).value()));
        } else if (statement instanceof IfStmt branch) {
            branch(branch);
        } else if (statement instanceof TryStmt attempt) {
            attempt(attempt);
        } else if (statement instanceof SynchronizedStmt block) {
            block(block);
        } else if (statement instanceof SwitchStmt choice) {
            choice((SwitchNode) choice);
        } else if (!loop(statement)) {
            other(statement);
        }
    }

    private void other(Statement statement) {
        if (statement instanceof YieldStmt yield) {
            yielded.add(expressions.evaluate(yield.getExpression()));
        } else if (statement instanceof ExplicitConstructorInvocationStmt call) {
            expressions.constructor(call);
        } else if (statement instanceof LocalClassDeclarationStmt local) {
            expressions.context().inner().type(local.getClassDeclaration(), locals);
        } else if (statement instanceof LocalRecordDeclarationStmt local) {
            expressions.context().inner().type(local.getRecordDeclaration(), locals);
        } else {
            Places.children(statement).forEach(this::part);
        }
    }

    private void part(Node part) {
        if (part instanceof Statement statement) {
            statement(statement);
        } else if (part instanceof Expression expression) {
            expressions.evaluate(expression);
        }
    }

    private boolean loop(Statement statement) {
        locals.open();
        boolean isLoop = true;
        if (statement instanceof ForStmt loop) {
            loop.getInitialization().forEach(expressions::dropped);
            changing(loop);
            facts.loop(() -> {
                loop.getCompare().ifPresent(expressions::evaluate);
                statement(loop.getBody());
                loop.getUpdate().forEach(expressions::dropped);
            });
        } else if (statement instanceof ForEachStmt loop) {
            changing(loop);
            Typed iterated = expressions.evaluate(loop.getIterable());
            Iteration.begin(iterated, loop.getIterable(), expressions.context(), facts);
            declareElement(loop.getVariableDeclarator(), iterated);
            facts.loop(() -> statement(loop.getBody()));
        } else if (statement instanceof WhileStmt loop) {
            changing(loop);
            facts.loop(() -> {
                expressions.evaluate(loop.getCondition());
                statement(loop.getBody());
            });
        } else if (statement instanceof DoStmt loop) {
            changing(loop);
            facts.loop(() -> {
                statement(loop.getBody());
                expressions.evaluate(loop.getCondition());
            });
        } else {
            isLoop = false;
        }
        locals.close();
        return isLoop;
    }

    /** What the loop counts up or adds to is no longer what it was before, from the second turn on. */
    private void changing(Statement loop) {
        LoopShape.changed(loop).forEach(name -> locals.assign(name, new Value.Computed(List.of())));
    }

    private void declareElement(VariableDeclarator variable, Typed iterated) {
        RawType written = RawType.of(variable.getType());
        Optional<TypeRef> type = written.isInferred()
                ? iterated.type().flatMap(Containers::element)
                : Optional.of(expressions.context().resolve(written));
        locals.declare(variable.getNameAsString(), new Typed(new Value.Computed(List.of(iterated.value())), type));
    }

    private void branch(IfStmt branch) {
        expressions.evaluate(branch.getCondition());
        List<Value> before = facts.locks();
        Optional<Value> whenTrue = tried(branch.getCondition(), true);
        Optional<Value> whenFalse = tried(branch.getCondition(), false);
        whenTrue.ifPresent(facts::lock);
        statement(branch.getThenStmt());
        List<Value> afterThen = facts.locks();
        facts.locks(before);
        whenFalse.ifPresent(facts::lock);
        branch.getElseStmt().ifPresent(this::statement);
        List<Value> afterElse = facts.locks();
        boolean thenLeaves = leaves(branch.getThenStmt());
        boolean elseLeaves = branch.getElseStmt().filter(StatementWalk::leaves).isPresent();
        facts.locks(thenLeaves ? afterElse : elseLeaves ? afterThen : common(afterThen, afterElse));
    }

    /** The lock of {@code tryLock()} that is held where the condition was so. */
    private Optional<Value> tried(Expression condition, boolean so) {
        if (condition instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return tried(not.getExpression(), !so);
        }
        if (condition.isEnclosedExpr()) {
            return tried(condition.asEnclosedExpr().getInner(), so);
        }
        if (condition instanceof BinaryExpr and && and.getOperator() == BinaryExpr.Operator.AND && so) {
            return tried(and.getLeft(), true).or(() -> tried(and.getRight(), true));
        }
        return so
                        && condition instanceof MethodCallExpr call
                        && call.getNameAsString().equals("tryLock")
                ? lastCallNamed("tryLock").flatMap(CallSite::receiver)
                : Optional.empty();
    }

    private void locking(Expression expression) {
        if (expression instanceof VariableDeclarationExpr declaration) {
            declaration.getVariables().forEach(variable -> variable.getInitializer()
                    .ifPresent(this::stamping));
            return;
        }
        if (expression instanceof AssignExpr assignment) {
            stamping(assignment.getValue());
            return;
        }
        if (!(expression instanceof MethodCallExpr call)) {
            return;
        }
        String name = call.getNameAsString();
        if (TAKE.contains(name)) {
            lastCallNamed(name).flatMap(CallSite::receiver).ifPresent(facts::lock);
        } else if (RELEASE.contains(name)) {
            lastCallNamed(name).flatMap(CallSite::receiver).ifPresent(facts::unlock);
        }
    }

    /** {@code long stamp = lock.writeLock()}: what a {@code StampedLock} gives is a number, and the lock is held. */
    private void stamping(Expression given) {
        if (given instanceof MethodCallExpr call && STAMPS.contains(call.getNameAsString())) {
            lastCallNamed(call.getNameAsString())
                    .filter(taken -> taken.target().owner().endsWith("StampedLock"))
                    .flatMap(CallSite::receiver)
                    .ifPresent(facts::lock);
        }
    }

    private Optional<CallSite> lastCallNamed(String name) {
        List<CallSite> calls = facts.calls();
        return calls.stream()
                .skip(Math.max(0, calls.size() - 3))
                .filter(call -> call.target().name().equals(name)
                        && LockTypes.isLock(call.target().owner()))
                .reduce((first, second) -> second);
    }

    private void attempt(TryStmt attempt) {
        Set<String> caught = attempt.getCatchClauses().stream()
                .flatMap(clause -> types(clause).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Value> before = facts.locks();
        locals.open();
        facts.handling(caught, () -> {
            attempt.getResources().forEach(expressions::evaluate);
            statement(attempt.getTryBlock());
        });
        locals.close();
        List<Value> after =
                leaves(attempt.getTryBlock()) && !attempt.getCatchClauses().isEmpty() ? before : facts.locks();
        for (CatchClause clause : attempt.getCatchClauses()) {
            facts.locks(common(before, after));
            clause(clause);
        }
        facts.locks(after);
        attempt.getFinallyBlock().ifPresent(this::statement);
    }

    private void clause(CatchClause clause) {
        int firstCall = facts.callCount();
        List<String> types = types(clause);
        locals.open();
        String type = types.size() == 1 ? types.get(0) : "java.lang.Throwable";
        locals.declare(clause.getParameter().getNameAsString(), Typed.of(new Value.Caught(type), TypeRef.of(type)));
        statement(clause.getBody());
        locals.close();
        facts.caught(types, CatchUses.of(clause), firstCall, clause);
    }

    private List<String> types(CatchClause clause) {
        return WrittenNames.caught(clause).stream()
                .map(name -> expressions.context().resolve(RawType.named(name)).name())
                .toList();
    }

    private void block(SynchronizedStmt block) {
        Typed lock = expressions.evaluate(block.getExpression());
        facts.monitor(lock.value(), block.getExpression(), Places.endOfWork(block));
        List<Value> before = facts.locks();
        facts.lock(lock.value());
        statement(block.getBody());
        facts.locks(before);
    }

    private void choice(SwitchNode choice) {
        Typed selector = expressions.evaluate(choice.getSelector());
        List<Value> before = facts.locks();
        for (SwitchEntry entry : choice.getEntries()) {
            facts.locks(before);
            locals.open();
            entry.getLabels().forEach(label -> expressions.bind(label, selector));
            entry.getGuard().ifPresent(expressions::evaluate);
            boolean value = entry.getType() == SwitchEntry.Type.EXPRESSION;
            entry.getStatements().forEach(statement -> {
                if (value && choice instanceof SwitchExpr && statement instanceof ExpressionStmt given) {
                    yielded.add(expressions.evaluate(given.getExpression()));
                } else {
                    statement(statement);
                }
            });
            locals.close();
        }
        facts.locks(before);
    }

    private static List<Value> common(List<Value> some, List<Value> others) {
        return some.stream()
                .filter(lock -> others.stream().anyMatch(other -> Values.sameLock(lock, other)))
                .toList();
    }

    private static boolean leaves(Statement statement) {
        if (statement instanceof BlockStmt block) {
            return block.getStatements().getLast().filter(StatementWalk::leaves).isPresent();
        }
        return statement.isReturnStmt()
                || statement.isThrowStmt()
                || statement.isBreakStmt()
                || statement.isContinueStmt();
    }
}
