package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.Thrown;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Turns a future that can only be waited for into one that can be composed.
 *
 * <pre>
 * Future&lt;Fare&gt; fare = pool.submit(() -&gt; fares.find(id));
 * → CompletableFuture&lt;Fare&gt; fare = CompletableFuture.supplyAsync(() -&gt; fares.find(id), pool);
 * </pre>
 *
 * The task runs on the same executor, a rejected one is rejected as before, and {@code get} throws what it threw. Only
 * futures in local variables that are waited for or asked, and nothing else. Refuses: cancellation (H11), futures that are passed
 * on, assigned again or cast (H19), executors that are no plain executor of the JDK (H22), tasks that are no lambda,
 * and tasks with checked exceptions (H20).
 */
public final class FutureToCompletableFuture extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public FutureToCompletableFuture(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Use futures that can be composed";
    }

    @Override
    public String getDescription() {
        return "Replaces local futures of submitted tasks by `CompletableFuture`, on the same executor.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new FutureVisitor(Targets.of(targets), refusals);
    }

    private static final class FutureVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final MethodMatcher SUBMIT =
                new MethodMatcher("java.util.concurrent.ExecutorService submit(..)", true);
        private static final String FUTURE = "java.util.concurrent.Future";
        private static final Set<String> EXECUTORS =
                Set.of("java.util.concurrent.ExecutorService", "java.util.concurrent.ThreadPoolExecutor");
        private static final String CHANGED = "changedFutures";
        private static final Set<String> QUESTIONS = Set.of("get", "isDone", "isCancelled");

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private FutureVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            Set<String> changed = getCursor().pollMessage(CHANGED);
            return changed == null
                    ? visited
                    : (J.MethodDeclaration) new Retyped(changed)
                            .visitNonNull(visited, 0, getCursor().getParentOrThrow());
        }

        @Override
        public J.VariableDeclarations visitVariableDeclarations(J.VariableDeclarations declared, ExecutionContext ctx) {
            J.VariableDeclarations visited = super.visitVariableDeclarations(declared, ctx);
            Optional<J.MethodInvocation> task = task(visited);
            J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
            if (task.isEmpty() || method == null || !targets.includeEnclosing(getCursor())) {
                return visited;
            }
            Optional<Refusal> refusal = refusal(visited, task.get(), method);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return visited;
            }
            maybeAddImport(Types.COMPLETABLE_FUTURE, false);
            doAfterVisit(new UnusedImport(FUTURE));
            getCursor()
                    .dropParentUntil(J.MethodDeclaration.class::isInstance)
                    .<Set<String>>computeMessageIfAbsent(CHANGED, key -> new TreeSet<>())
                    .add(visited.getVariables().get(0).getSimpleName());
            return composable(visited, task.get());
        }

        /** {@code Future<T> name = executor.submit(task);} in a method. */
        private Optional<J.MethodInvocation> task(J.VariableDeclarations declared) {
            boolean local = getCursor().getParentTreeCursor().getValue() instanceof J.Block
                    && !(getCursor().getParentTreeCursor().getParentTreeCursor().getValue()
                            instanceof J.ClassDeclaration);
            if (!local
                    || declared.getVariables().size() != 1
                    || !(declared.getVariables().get(0).getInitializer() instanceof J.MethodInvocation call)) {
                return Optional.empty();
            }
            boolean plain = TypeUtils.isOfClassType(declared.getType(), FUTURE);
            return plain && SUBMIT.matches(call) && call.getArguments().size() == 1
                    ? Optional.of(call)
                    : Optional.empty();
        }

        private static Optional<Refusal> refusal(
                J.VariableDeclarations declared, J.MethodInvocation call, J.MethodDeclaration method) {
            JavaType executor =
                    call.getSelect() == null ? null : call.getSelect().getType();
            boolean known = executor instanceof JavaType.FullyQualified named
                    && EXECUTORS.contains(named.getFullyQualifiedName());
            if (!known) {
                return refuse(
                        Hazard.H22, "the executor may treat its tasks in a way of its own", "use a plain executor");
            }
            if (!(call.getArguments().get(0) instanceof J.Lambda lambda)) {
                return refuse(Hazard.H20, "the task is no lambda", "write the task as a lambda where it is submitted");
            }
            if (!Thrown.checkedBy(List.of(lambda.getBody())).isEmpty()) {
                return refuse(Hazard.H20, "the task throws checked exceptions", "handle them in the task");
            }
            if (value(declared) == JavaType.Primitive.Void && givesValue(call, lambda)) {
                return refuse(Hazard.H19, "nobody says what the task gives", "declare the type of its value");
            }
            FutureUses uses = new FutureUses(declared.getVariables().get(0).getSimpleName());
            uses.visit(method, 0);
            if (uses.cancels) {
                return refuse(
                        Hazard.H11, "the future is cancelled, which would no longer interrupt its task", "keep it");
            }
            return uses.escapes
                    ? refuse(Hazard.H19, "the future is passed on, assigned or cast", "wait for it in this method")
                    : Optional.empty();
        }

        /** A task whose value is not only thrown away by its caller. */
        private static boolean givesValue(J.MethodInvocation call, J.Lambda task) {
            JavaType.Method type = call.getMethodType();
            boolean callable = type != null
                    && TypeUtils.isOfClassType(type.getParameterTypes().get(0), "java.util.concurrent.Callable");
            return callable && !(task.getBody() instanceof J.MethodInvocation);
        }

        private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
            return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
        }

        private static J.VariableDeclarations composable(J.VariableDeclarations declared, J.MethodInvocation call) {
            JavaType value = value(declared);
            boolean runs = value == JavaType.Primitive.Void;
            JavaType.Parameterized type = Types.future(value);
            TypeTree written = Objects.requireNonNull(declared.getTypeExpression());
            boolean inferred =
                    written instanceof J.Identifier name && name.getSimpleName().equals("var");
            Expression argument = runs || !(written instanceof J.ParameterizedType generic)
                    ? Syntax.type(Types.named("java.lang.Void"))
                    : Objects.requireNonNull(generic.getTypeParameters()).get(0);
            TypeTree future = inferred
                    ? Syntax.identifier("var", type)
                    : Syntax.generic(type, List.of(argument.withPrefix(Space.EMPTY)));
            JavaType.Method factory = Types.staticMethod(
                    Types.COMPLETABLE_FUTURE,
                    runs ? "runAsync" : "supplyAsync",
                    type,
                    Types.named(runs ? "java.lang.Runnable" : "java.util.function.Supplier"),
                    Types.named(Types.EXECUTOR));
            Expression executor = Objects.requireNonNull(call.getSelect()).withPrefix(Space.EMPTY);
            Expression started = Syntax.staticCall(factory, call.getArguments().get(0), executor)
                    .withPrefix(call.getPrefix());
            J.VariableDeclarations.NamedVariable variable =
                    declared.getVariables().get(0);
            JavaType.Variable typed = variable.getVariableType() == null
                    ? null
                    : variable.getVariableType().withType(type);
            return declared.withTypeExpression(future.withPrefix(written.getPrefix()))
                    .withVariables(List.of(variable.withInitializer(started)
                            .withVariableType(typed)
                            .withName(variable.getName().withType(type).withFieldType(typed))));
        }

        private static JavaType value(J.VariableDeclarations declared) {
            if (declared.getType() instanceof JavaType.Parameterized future
                    && !(future.getTypeParameters().get(0) instanceof JavaType.GenericTypeVariable)) {
                return future.getTypeParameters().get(0);
            }
            return JavaType.Primitive.Void;
        }
    }

    /** Where the futures are asked, they are asked as what they are now. */
    private static final class Retyped extends JavaIsoVisitor<Integer> {
        private final Set<String> names;

        private Retyped(Set<String> names) {
            this.names = names;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, Integer p) {
            J.MethodInvocation call = super.visitMethodInvocation(method, p);
            JavaType.Method type = call.getMethodType();
            if (type == null
                    || !(call.getSelect() instanceof J.Identifier name)
                    || !names.contains(name.getSimpleName())
                    || !TypeUtils.isOfClassType(type.getDeclaringType(), FutureVisitor.FUTURE)) {
                return call;
            }
            JavaType.Class owner = Types.named(Types.COMPLETABLE_FUTURE);
            JavaType.Method asked = type.withDeclaringType(owner);
            JavaType.Variable field =
                    name.getFieldType() == null ? null : name.getFieldType().withType(owner);
            return call.withSelect(name.withType(owner).withFieldType(field))
                    .withName(call.getName().withType(asked))
                    .withMethodType(asked);
        }
    }

    /** What a method does with one of its local futures. */
    private static final class FutureUses extends JavaIsoVisitor<Integer> {
        private final String name;
        private boolean cancels;
        private boolean escapes;

        private FutureUses(String name) {
            this.name = name;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier found, Integer p) {
            if (!found.getSimpleName().equals(name) || found.getFieldType() == null) {
                return found;
            }
            Object around = getCursor().getParentTreeCursor().getValue();
            if (around instanceof J.VariableDeclarations.NamedVariable declared
                    && declared.getName().getId().equals(found.getId())) {
                return found;
            }
            if (around instanceof J.MethodInvocation call
                    && call.getSelect() != null
                    && call.getSelect().getId().equals(found.getId())) {
                cancels |= call.getSimpleName().equals("cancel");
                escapes |= !call.getSimpleName().equals("cancel")
                        && !FutureVisitor.QUESTIONS.contains(call.getSimpleName());
                return found;
            }
            escapes = true;
            return found;
        }
    }
}
