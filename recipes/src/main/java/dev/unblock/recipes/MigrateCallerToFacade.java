package dev.unblock.recipes;

import dev.unblock.recipes.async.AwaitedFacades;
import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.InjectedBean;
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
 * Lets a caller go through the façade of a bean and wait for its future. Nothing waits less for it: it is the first half
 * of a move, whose second half composes the futures or starts several of them before it waits.
 *
 * <pre>
 * Order order = orderService.load(id);
 * → Order order = AsyncSupport.await(orderServiceAsync.loadAsync(id));
 * </pre>
 *
 * Exceptions stay as they are. Refuses: callers with a transaction, lock or context of their thread (H1, H7, H3, H4, H5),
 * callers that run on the executor through a façade themselves (H22), calls that are not made on a field or whose primitive
 * value is an argument (H19), more than two checked exceptions (H20), and callers of nothing with a façade (H29).
 */
public final class MigrateCallerToFacade extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public MigrateCallerToFacade(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Call beans through their façades";
    }

    @Override
    public String getDescription() {
        return "Replaces calls of a bean by calls of its asynchronous façade whose futures are waited for.";
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
        return new CallerVisitor(project, Targets.of(targets), refusals);
    }

    private static final class CallerVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private CallerVisitor(Project project, Targets targets, AsyncMigrationRefusals refusals) {
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
            AwaitedFacades awaited = new AwaitedFacades(project, visited, support);
            Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), visited), visited.getBody());
            J.ClassDeclaration changed = visited.withBody(visited.getBody()
                    .withStatements(ListUtils.map(
                            visited.getBody().getStatements(),
                            member -> changed(member, visited, awaited, support, body, ctx))));
            if (changed == visited) {
                return visited;
            }
            for (InjectedBean facade : awaited.facades()) {
                changed = facade.addTo(changed, project, this, ctx);
            }
            return changed;
        }

        private Statement changed(
                Statement member,
                J.ClassDeclaration type,
                AwaitedFacades awaited,
                Optional<SupportCalls> support,
                Cursor body,
                ExecutionContext ctx) {
            if (!(member instanceof J.MethodDeclaration method) || !targets.names(method.getMethodType())) {
                return member;
            }
            Cursor place = new Cursor(body, method);
            try {
                Optional<Refusal> refusal = refusal(method, type, support);
                if (refusal.isPresent()) {
                    refusals.refuse(ctx, place, refusal.get());
                    return member;
                }
                J.MethodDeclaration moved = awaited.in(method, place);
                if (moved != method) {
                    Twins.addImports(moved, this, support);
                }
                return moved;
            } catch (CannotChange reason) {
                refusals.refuse(ctx, place, reason.refusal());
                return member;
            }
        }

        private Optional<Refusal> refusal(
                J.MethodDeclaration method, J.ClassDeclaration type, Optional<SupportCalls> support) {
            if (support.isEmpty()) {
                return Optional.of(
                        new Refusal(Hazard.H20, "this module has no AsyncSupport", "run AddAsyncSupport first"));
            }
            return Twins.hasFacade(method.getMethodType(), project)
                    ? Optional.of(new Refusal(
                            Hazard.H22,
                            "a façade runs this method on an executor already, where it would wait for another task of it",
                            "compose asynchronous twins instead"))
                    : LocalHazards.of(method, type);
        }
    }
}
