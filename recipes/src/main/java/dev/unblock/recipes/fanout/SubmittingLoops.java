package dev.unblock.recipes.fanout;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Loop;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Loops that start a task for each element. The loop takes a permit before each task and the task gives it back, so that
 * at most so many run or wait in the executor; exceptions and results stay as they are.
 */
public final class SubmittingLoops {
    public static final String SEMAPHORE = "java.util.concurrent.Semaphore";

    private static final List<MethodMatcher> SUBMISSIONS = List.of(
            new MethodMatcher("java.util.concurrent.ExecutorService submit(..)", true),
            new MethodMatcher("java.util.concurrent.Executor execute(java.lang.Runnable)", true),
            new MethodMatcher(
                    "java.util.concurrent.CompletableFuture supplyAsync(java.util.function.Supplier, java.util.concurrent.Executor)"),
            new MethodMatcher(
                    "java.util.concurrent.CompletableFuture runAsync(java.lang.Runnable, java.util.concurrent.Executor)"));
    private static final Set<String> MEETINGS =
            Set.of("await", "acquire", "take", "put", "join", "exchange", "arriveAndAwaitAdvance", "lock", "countDown");

    private final int permits;
    private final Consumer<Refusal> refused;
    private final List<J> names = new ArrayList<>();

    public SubmittingLoops(int permits, Cursor place, Consumer<Refusal> refused) {
        this.permits = permits;
        this.refused = refused;
        Optional.ofNullable(place.firstEnclosing(J.MethodDeclaration.class)).ifPresent(names::add);
    }

    /** The block with a semaphore before each of its loops that submits. */
    public J.Block bounded(J.Block block, ExecutionContext ctx) {
        List<Statement> statements = new ArrayList<>();
        boolean changed = false;
        for (Statement statement : block.getStatements()) {
            Optional<List<Statement>> loop = statement instanceof Loop found ? bounded(found) : Optional.empty();
            statements.addAll(loop.orElse(List.of(statement)));
            changed |= loop.isPresent();
        }
        return changed ? block.withStatements(statements) : block;
    }

    private Optional<List<Statement>> bounded(Loop loop) {
        Optional<J.MethodInvocation> task = submission(loop);
        if (task.isEmpty() || !(loop.getBody() instanceof J.Block body) || isBounded(body)) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = refusal(task.get(), body);
        if (refusal.isPresent()) {
            refused.accept(refusal.get());
            return Optional.empty();
        }
        JavaType.Class type = Types.named(SEMAPHORE);
        String name = Locals.of(names).fresh("permits");
        J.Identifier variable = Syntax.variable(name, type);
        Expression made = Syntax.create(Types.constructor(SEMAPHORE, JavaType.Primitive.Int), Syntax.number(permits));
        String margin = Shift.lastLine(loop.getPrefix());
        Statement declared = Syntax.declare(Syntax.type(type), variable, made)
                .withPrefix(Space.format(loop.getPrefix().getWhitespace()));
        names.add(declared);
        Loop bounded = loop.withBody(withPermits(body, task.get(), variable));
        Space below = Space.format("\n" + margin).withComments(loop.getPrefix().getComments());
        return Optional.of(List.of(declared, bounded.withPrefix(below)));
    }

    private static boolean isBounded(J.Block body) {
        return Uses.anywhere(body, call -> call.getSimpleName().startsWith("acquire"));
    }

    /** The only submission in the loop's own code. */
    private static Optional<J.MethodInvocation> submission(Loop loop) {
        List<J.MethodInvocation> found = new ArrayList<>();
        new Submissions().visit(loop.getBody(), found);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<Refusal> refusal(J.MethodInvocation task, J.Block body) {
        boolean direct = body.getStatements().stream()
                .anyMatch(statement -> (statement instanceof J.MethodInvocation
                                || statement instanceof J.VariableDeclarations
                                || statement instanceof J.Assignment)
                        && Uses.contains(statement, task));
        if (!direct) {
            return Optional.of(new Refusal(
                    Hazard.H10,
                    "the loop submits only sometimes, or handles rejection",
                    "submit in a plain statement"));
        }
        if (!(task.getArguments().get(0) instanceof J.Lambda lambda)) {
            return Optional.of(new Refusal(
                    Hazard.H10, "the submitted task is no lambda", "write the task as a lambda where it is submitted"));
        }
        return Uses.anywhere(lambda, SubmittingLoops::meets)
                ? Optional.of(new Refusal(
                        Hazard.H22,
                        "the tasks may wait for each other, and later ones would never start",
                        "bound them by hand"))
                : Optional.empty();
    }

    private static boolean meets(J.MethodInvocation call) {
        boolean ofFuture = call.getSimpleName().equals("get")
                && call.getMethodType() != null
                && TypeUtils.isAssignableTo(
                        "java.util.concurrent.Future", call.getMethodType().getDeclaringType());
        return ofFuture || MEETINGS.contains(call.getSimpleName());
    }

    private static J.Block withPermits(J.Block body, J.MethodInvocation task, J.Identifier permits) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : body.getStatements()) {
            if (Uses.contains(statement, task)) {
                String margin = Shift.lastLine(statement.getPrefix());
                Statement acquire = Syntax.call(
                                permits, Types.method(SEMAPHORE, "acquireUninterruptibly", JavaType.Primitive.Void))
                        .withPrefix(statement.getPrefix().withComments(List.of()));
                statements.add(acquire);
                String unit = Shift.difference(Shift.lastLine(body.getEnd()), margin);
                Statement placed = statement.withPrefix(Space.format("\n" + margin)
                        .withComments(statement.getPrefix().getComments()));
                statements.add((Statement) new Releasing(task, permits, margin, unit).visitNonNull(placed, 0));
            } else {
                statements.add(statement);
            }
        }
        return body.withStatements(statements);
    }

    private static final class Submissions extends JavaIsoVisitor<List<J.MethodInvocation>> {
        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<J.MethodInvocation> found) {
            if (SUBMISSIONS.stream().anyMatch(submission -> submission.matches(call))) {
                found.add(call);
            }
            return super.visitMethodInvocation(call, found);
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, List<J.MethodInvocation> found) {
            return lambda;
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, List<J.MethodInvocation> found) {
            return created;
        }
    }

    /** Lets the task give its permit back, however it ends. */
    private static final class Releasing extends JavaIsoVisitor<Integer> {
        private final J.MethodInvocation task;
        private final J.Identifier permits;
        private final String margin;
        private final String unit;

        private Releasing(J.MethodInvocation task, J.Identifier permits, String margin, String unit) {
            this.task = task;
            this.permits = permits;
            this.margin = margin;
            this.unit = unit;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
            if (!call.getId().equals(task.getId())) {
                return super.visitMethodInvocation(call, p);
            }
            List<Expression> arguments = new ArrayList<>(call.getArguments());
            arguments.set(0, releasing((J.Lambda) arguments.get(0)));
            return call.withArguments(arguments);
        }

        private J.Lambda releasing(J.Lambda lambda) {
            Statement release = Syntax.call(permits, Types.method(SEMAPHORE, "release", JavaType.Primitive.Void))
                    .withPrefix(Space.format("\n" + margin + unit + unit));
            J.Block work = lambda.getBody() instanceof J.Block block
                    ? Shift.right(block, unit)
                    : block(List.of(statement(lambda)));
            J.Block finished = block(List.of(release));
            J.Try tried = Syntax.tryFinally(work.withPrefix(Space.SINGLE_SPACE), finished)
                    .withPrefix(Space.format("\n" + margin + unit));
            return lambda.withBody(Syntax.block(List.of(tried)).withEnd(Space.format("\n" + margin)));
        }

        /** The single expression as what it is: a result, or something that is done. */
        private Statement statement(J.Lambda lambda) {
            Expression body = (Expression) lambda.getBody();
            boolean nothing = body.getType() == JavaType.Primitive.Void || givesNothing();
            Space line = Space.format("\n" + margin + unit + unit);
            return nothing && body instanceof Statement done
                    ? (Statement) done.withPrefix(line)
                    : Syntax.returning(body.withPrefix(Space.EMPTY)).withPrefix(line);
        }

        private boolean givesNothing() {
            JavaType.Method type = task.getMethodType();
            return type != null
                    && !type.getParameterTypes().isEmpty()
                    && TypeUtils.isOfClassType(type.getParameterTypes().get(0), "java.lang.Runnable");
        }

        private J.Block block(List<Statement> statements) {
            return Syntax.block(statements).withEnd(Space.format("\n" + margin + unit));
        }
    }
}
