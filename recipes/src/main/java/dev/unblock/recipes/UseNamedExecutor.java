package dev.unblock.recipes;

import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/**
 * Runs work on a named executor that ran on the common pool of the process.
 *
 * <pre>
 * CompletableFuture.supplyAsync(() -&gt; http.call()) → CompletableFuture.supplyAsync(() -&gt; http.call(), asyncExecutor)
 * </pre>
 *
 * The executor is injected into the class. Refuses classes that are no bean, static code and constructors (H19), classes
 * that cannot be given the executor (H19), and work that is started inside other such work (H22).
 */
public final class UseNamedExecutor extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Executor bean",
            description = "The name of the executor bean on which the work runs.",
            example = "asyncExecutor")
    private final @Nullable String executorBean;

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public UseNamedExecutor(@Nullable String executorBean, @Nullable List<String> targets) {
        this.executorBean = executorBean;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Run asynchronous work on a named executor";
    }

    @Override
    public String getDescription() {
        return "Passes an executor bean to `supplyAsync` and `runAsync`, which otherwise use the common pool.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.beanName("executorBean", executorBean))
                .and(Targets.validate("targets", targets));
    }

    @Override
    public Project getInitialValue(ExecutionContext ctx) {
        return new Project();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Project project) {
        return new ProjectScan(project);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Project project) {
        return new ExecutorVisitor(
                project, Targets.of(targets), InjectedBean.executor(String.valueOf(executorBean)), refusals);
    }

    private static final class ExecutorVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final MethodMatcher SUPPLY =
                new MethodMatcher("java.util.concurrent.CompletableFuture supplyAsync(java.util.function.Supplier)");
        private static final MethodMatcher RUN =
                new MethodMatcher("java.util.concurrent.CompletableFuture runAsync(java.lang.Runnable)");
        private static final MethodMatcher ANY_SUPPLY =
                new MethodMatcher("java.util.concurrent.CompletableFuture supplyAsync(..)");
        private static final MethodMatcher ANY_RUN =
                new MethodMatcher("java.util.concurrent.CompletableFuture runAsync(..)");
        private static final String NEEDED = "executorNeeded";

        private final Project project;
        private final Targets targets;
        private final InjectedBean executor;
        private final AsyncMigrationRefusals refusals;

        private ExecutorVisitor(
                Project project, Targets targets, InjectedBean executor, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.targets = targets;
            this.executor = executor;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            boolean needed = Boolean.TRUE.equals(getCursor().pollMessage(NEEDED));
            return needed ? executor.addTo(visited, project, this, ctx) : visited;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
            if (!(SUPPLY.matches(call) || RUN.matches(call)) || !targets.includeEnclosing(getCursor())) {
                return call;
            }
            J.ClassDeclaration type = getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class);
            Optional<Refusal> refusal = refusal(type);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return call;
            }
            getCursor().dropParentUntil(J.ClassDeclaration.class::isInstance).putMessage(NEEDED, true);
            return onExecutor(call, executor.existingField(type).orElse(executor.field()));
        }

        private J.MethodInvocation onExecutor(J.MethodInvocation call, String field) {
            JavaType.Class pool = Types.named(executor.typeName());
            List<Expression> arguments = new ArrayList<>(call.getArguments());
            arguments.add(Syntax.variable(field, pool).withPrefix(Space.SINGLE_SPACE));
            JavaType.Method type = call.getMethodType();
            if (type == null) {
                return call;
            }
            List<JavaType> parameters = new ArrayList<>(type.getParameterTypes());
            parameters.add(pool);
            JavaType.Method extended =
                    type.withParameterTypes(parameters).withParameterNames(List.of("work", "executor"));
            return call.withArguments(arguments)
                    .withName(call.getName().withType(extended))
                    .withMethodType(extended);
        }

        private Optional<Refusal> refusal(J.ClassDeclaration type) {
            J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
            if (type.getType() == null || !project.beans().isBean(type.getType())) {
                return refuse(
                        Hazard.H19, "the class is not seen to be a bean", "make it a bean, or pass an executor in");
            }
            if (method == null || method.isConstructor() || method.hasModifier(J.Modifier.Type.Static)) {
                return refuse(Hazard.H19, "the executor is not there yet in this code", "move the work to a method");
            }
            if (isInsideOtherWork()) {
                return refuse(
                        Hazard.H22,
                        "this work is started inside other work",
                        "use an executor of its own for each layer");
            }
            return executor.refusal(type);
        }

        private boolean isInsideOtherWork() {
            for (Cursor at = getCursor().getParentTreeCursor(); !at.isRoot(); at = at.getParentTreeCursor()) {
                if (at.getValue() instanceof J.MethodInvocation outer
                        && (ANY_SUPPLY.matches(outer) || ANY_RUN.matches(outer))) {
                    return true;
                }
            }
            return false;
        }

        private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
            return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
        }
    }
}
