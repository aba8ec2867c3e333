package dev.unblock.recipes;

import dev.unblock.recipes.async.ParallelCalls;
import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Statement;

/**
 * Runs calls that need nothing from each other at the same time, on an executor, and waits for all of them. The method
 * keeps its signature and its exceptions.
 *
 * <pre>
 * User user = users.find(id);
 * List&lt;Order&gt; bought = orders.byUser(id);
 *
 * → CompletableFuture&lt;User&gt; userFuture = AsyncSupport.supply(() -&gt; users.find(id), asyncExecutor);
 *   CompletableFuture&lt;List&lt;Order&gt;&gt; boughtFuture = AsyncSupport.supply(() -&gt; orders.byUser(id), asyncExecutor);
 *   User user = AsyncSupport.await(userFuture);
 *   List&lt;Order&gt; bought = AsyncSupport.await(boughtFuture);
 * </pre>
 *
 * Only consecutive declarations whose values come from calls on fields. Refuses: transactions (H1), locks (H7), context
 * of the calling thread (H3, H4, H5), calls that do not look like reads and are not named as such (H10), values assigned
 * more than once (H9), more than two checked exceptions (H20), classes that cannot be given the executor (H19), and
 * methods in which nothing is independent (H10), and methods that
 * run on an executor through a façade (H22).
 */
public final class ParallelizeIndependentCalls extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Executor bean",
            description = "The name of the executor bean on which the calls run.",
            example = "asyncExecutor")
    private final @Nullable String executorBean;

    @Option(
            displayName = "Read-only calls",
            description = "The methods that change nothing. By default those whose names say that they only read.",
            example = "com.shop.Users#find(long)",
            required = false)
    private final @Nullable List<String> readOnlyCalls;

    public ParallelizeIndependentCalls(
            @Nullable List<String> targets, @Nullable String executorBean, @Nullable List<String> readOnlyCalls) {
        this.targets = targets;
        this.executorBean = executorBean;
        this.readOnlyCalls = readOnlyCalls;
    }

    @Override
    public String getDisplayName() {
        return "Run independent calls at the same time";
    }

    @Override
    public String getDescription() {
        return "Starts calls that need nothing from each other together on an executor and waits for all of them.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Targets.required("targets", targets))
                .and(Options.beanName("executorBean", executorBean))
                .and(Targets.validate("readOnlyCalls", readOnlyCalls));
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
        return new ParallelVisitor(
                project,
                Targets.of(targets),
                Targets.of(readOnlyCalls),
                InjectedBean.executor(String.valueOf(executorBean)),
                refusals);
    }

    private static final class ParallelVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Targets targets;
        private final Targets readOnlyCalls;
        private final InjectedBean executor;
        private final AsyncMigrationRefusals refusals;

        private ParallelVisitor(
                Project project,
                Targets targets,
                Targets readOnlyCalls,
                InjectedBean executor,
                AsyncMigrationRefusals refusals) {
            this.project = project;
            this.targets = targets;
            this.readOnlyCalls = readOnlyCalls;
            this.executor = executor;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), visited), visited.getBody());
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            J.ClassDeclaration changed = visited.withBody(visited.getBody()
                    .withStatements(ListUtils.map(
                            visited.getBody().getStatements(),
                            member -> changed(member, visited, support, body, ctx))));
            return changed == visited ? visited : executor.addTo(changed, project, this, ctx);
        }

        private Statement changed(
                Statement member,
                J.ClassDeclaration type,
                Optional<SupportCalls> support,
                Cursor body,
                ExecutionContext ctx) {
            if (!(member instanceof J.MethodDeclaration method) || !targets.names(method.getMethodType())) {
                return member;
            }
            Optional<Refusal> refusal = refusal(method, type, support);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, new Cursor(body, method), refusal.get());
                return member;
            }
            try {
                ParallelCalls calls = new ParallelCalls(type, method, support.orElseThrow(), executor, readOnlyCalls);
                J.MethodDeclaration parallel = calls.parallel(new Cursor(body, method), ctx);
                if (parallel != method) {
                    Twins.addImports(parallel, this, support);
                }
                return parallel;
            } catch (CannotChange reason) {
                refusals.refuse(ctx, new Cursor(body, method), reason.refusal());
                return member;
            }
        }

        private Optional<Refusal> refusal(
                J.MethodDeclaration method, J.ClassDeclaration type, Optional<SupportCalls> support) {
            return LocalHazards.of(method, type)
                    .or(() -> nested(method))
                    .or(() -> executor.refusal(type))
                    .or(() -> support.isPresent()
                            ? Optional.empty()
                            : Optional.of(new Refusal(
                                    Hazard.H20, "this module has no AsyncSupport", "run AddAsyncSupport first")));
        }

        /** The method may run on the executor already, through a façade; then it must not wait for it too. */
        private Optional<Refusal> nested(J.MethodDeclaration method) {
            return Twins.hasFacade(method.getMethodType(), project)
                    ? Optional.of(new Refusal(
                            Hazard.H22,
                            "a façade runs this method on an executor already",
                            "compose asynchronous twins instead, or use another executor"))
                    : Optional.empty();
        }
    }
}
