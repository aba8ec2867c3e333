package dev.unblock.recipes;

import dev.unblock.recipes.async.AsyncCalls;
import dev.unblock.recipes.async.FutureChain;
import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.TwinCalls;
import dev.unblock.recipes.async.TwinMethod;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.Thrown;
import dev.unblock.recipes.web.Handlers;
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
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.NameTree;
import org.openrewrite.java.tree.Statement;

/**
 * Lets a Spring MVC handler return a future, so that its request thread is free while the answer is on its way.
 *
 * <pre>
 * &#64;GetMapping("/{id}") Order get(@PathVariable long id) { return orders.load(id); }
 * → &#64;GetMapping("/{id}") CompletableFuture&lt;Order&gt; get(@PathVariable long id) { return orders.loadAsync(id); }
 *
 * return ResponseEntity.ok(orders.load(id));
 * → return orders.loadAsync(id).thenApply(load -&gt; ResponseEntity.ok(load));
 * </pre>
 *
 * The framework alone calls handlers, so the signature changes in place. Refuses: handlers that other code calls, that
 * override something or return a view (H19), the request or response object (H5), transactions, caches, retries, locks
 * (H1, H15, H16, H7), and handlers that call nothing with a twin (H29). Tests that look at the answer need MockMvc's
 * {@code asyncDispatch} (H14).
 */
public final class ControllerReturnsFuture extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public ControllerReturnsFuture(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Let request handlers return futures";
    }

    @Override
    public String getDescription() {
        return "Changes Spring MVC handlers to call asynchronous twins and return their futures,"
                + " which frees the request thread while the answer is on its way.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
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
        return new HandlerVisitor(project, Targets.of(targets), refusals);
    }

    private static final class HandlerVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private HandlerVisitor(Project project, Targets targets, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            TwinCalls calls = new TwinCalls(project, visited, Targets.of(null), Targets.of(null));
            Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), visited), visited.getBody());
            J.ClassDeclaration changed = visited.withBody(visited.getBody()
                    .withStatements(ListUtils.map(
                            visited.getBody().getStatements(),
                            member -> isTarget(member)
                                    ? changed((J.MethodDeclaration) member, visited, calls, support, body, ctx)
                                    : member)));
            if (changed == visited) {
                return visited;
            }
            for (InjectedBean facade : calls.facades()) {
                changed = facade.addTo(changed, project, this, ctx);
            }
            return changed;
        }

        private boolean isTarget(Statement member) {
            return member instanceof J.MethodDeclaration method
                    && targets.names(method.getMethodType())
                    && !Handlers.isAsynchronous(method);
        }

        private J.MethodDeclaration changed(
                J.MethodDeclaration method,
                J.ClassDeclaration type,
                AsyncCalls calls,
                Optional<SupportCalls> support,
                Cursor body,
                ExecutionContext ctx) {
            Cursor place = new Cursor(body, method);
            Optional<Refusal> refusal = Handlers.refusal(method, type, project);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, place, refusal.get());
                return method;
            }
            try {
                List<Statement> chain = FutureChain.of(method, calls, support);
                J.MethodDeclaration handler = withoutStaleThrows(TwinMethod.returningFuture(method, chain), chain);
                Twins.addImports(handler, this, support);
                return Snippet.indent(handler, body, ctx);
            } catch (CannotChange reason) {
                refusals.refuse(ctx, place, reason.refusal());
                return method;
            }
        }

        /** The handler now throws only what its own code still throws. */
        private J.MethodDeclaration withoutStaleThrows(J.MethodDeclaration method, List<Statement> body) {
            if (method.getThrows() == null || !Thrown.checkedBy(body).isEmpty()) {
                return method;
            }
            for (NameTree thrown : method.getThrows()) {
                if (thrown.getType() instanceof JavaType.FullyQualified type) {
                    doAfterVisit(new UnusedImport(type));
                }
            }
            return method.withThrows(null);
        }
    }
}
