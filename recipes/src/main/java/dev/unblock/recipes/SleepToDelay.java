package dev.unblock.recipes;

import dev.unblock.recipes.async.FirstSleep;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Starts a task of the common pool later instead of letting it sleep first.
 *
 * <pre>
 * CompletableFuture.runAsync(() -&gt; {
 *     try {
 *         Thread.sleep(500);
 *     } catch (InterruptedException e) {
 *         Thread.currentThread().interrupt();
 *     }
 *     retry();
 * });
 *
 * →
 *
 * CompletableFuture.runAsync(() -&gt; {
 *     retry();
 * }, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
 * </pre>
 *
 * Only where the sleep is the first thing that the task does. Refuses an executor of the project's own, which might reject
 * the late task and leave its future open for ever (H23), handlers of an interruption that do anything else (H11), delays
 * that are computed (H10), and sleeps in the middle of a task (H9). A sleep in code that waits by design is left alone.
 */
public final class SleepToDelay extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public SleepToDelay(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Start tasks later instead of letting them sleep";
    }

    @Override
    public String getDescription() {
        return "Replaces a sleep at the beginning of a task by `CompletableFuture.delayedExecutor`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new TaskVisitor(Targets.of(targets), refusals);
    }

    private static final class TaskVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final MethodMatcher SUPPLY =
                new MethodMatcher("java.util.concurrent.CompletableFuture supplyAsync(..)");
        private static final MethodMatcher RUN =
                new MethodMatcher("java.util.concurrent.CompletableFuture runAsync(..)");

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private TaskVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
            if (!SUPPLY.matches(call) && !RUN.matches(call)
                    || !(call.getArguments().get(0) instanceof J.Lambda task)
                    || !(task.getBody() instanceof J.Block body)
                    || !Uses.anywhere(body, FirstSleep::isSleep)
                    || !targets.includeEnclosing(getCursor())) {
                return call;
            }
            try {
                return later(call, task, body);
            } catch (CannotChange reason) {
                refusals.refuse(ctx, getCursor(), reason.refusal());
                return call;
            }
        }

        private J.MethodInvocation later(J.MethodInvocation call, J.Lambda task, J.Block body) throws CannotChange {
            Optional<FirstSleep> sleep = FirstSleep.of(body);
            if (sleep.isEmpty()) {
                throw new CannotChange(
                        Hazard.H9,
                        "the task sleeps after it has begun",
                        "make two tasks of it, and start the second one later");
            }
            if (call.getArguments().size() > 1) {
                throw new CannotChange(
                        Hazard.H23,
                        "the executor might reject the task when its time has come, and the future would stay open",
                        "delay it by hand, and complete the future when the executor rejects");
            }
            List<Statement> statements = body.getStatements();
            List<Statement> rest = new ArrayList<>(statements.subList(1, statements.size()));
            if (!rest.isEmpty()) {
                rest.set(0, withComments(rest.get(0), statements.get(0).getComments()));
            }
            List<Expression> arguments = new ArrayList<>();
            arguments.add(task.withBody(body.withStatements(rest)));
            arguments.add(delayed(sleep.get()).withPrefix(Space.SINGLE_SPACE));
            maybeAddImport(Types.TIME_UNIT, false);
            maybeAddImport(Types.COMPLETABLE_FUTURE, false);
            return call.withArguments(arguments).withMethodType(onAnExecutor(call.getMethodType()));
        }

        private static Statement withComments(Statement statement, List<Comment> before) {
            return before.isEmpty()
                    ? statement
                    : statement.withComments(ListUtils.concatAll(before, statement.getComments()));
        }

        private static JavaType.@Nullable Method onAnExecutor(JavaType.@Nullable Method type) {
            if (type == null) {
                return null;
            }
            List<JavaType> parameters = new ArrayList<>(type.getParameterTypes());
            parameters.add(Types.named(Types.EXECUTOR));
            List<String> names = new ArrayList<>(type.getParameterNames());
            names.add("executor");
            return type.withParameterTypes(parameters).withParameterNames(names);
        }

        private static Expression delayed(FirstSleep sleep) {
            JavaType.Method delayed = Types.staticMethod(
                    Types.COMPLETABLE_FUTURE,
                    "delayedExecutor",
                    Types.named(Types.EXECUTOR),
                    JavaType.Primitive.Long,
                    Types.named(Types.TIME_UNIT));
            return Syntax.staticCall(
                    delayed, sleep.time(), Syntax.constant(Types.named(Types.TIME_UNIT), sleep.unit()));
        }
    }
}
