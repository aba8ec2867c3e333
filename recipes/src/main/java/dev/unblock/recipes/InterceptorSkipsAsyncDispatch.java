package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.tree.Uses;
import dev.unblock.recipes.web.Interceptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Lets an interceptor of Spring MVC begin once for each request. Spring calls {@code preHandle} again when the answer of an
 * asynchronous handler is dispatched; without asynchronous handlers nothing changes.
 *
 * <pre>
 * public boolean preHandle(HttpServletRequest request, …) { count++; return true; }
 * → public boolean preHandle(HttpServletRequest request, …) {
 *       if (request.getDispatcherType() == DispatcherType.ASYNC) { return true; }
 *       count++; return true;
 *   }
 * </pre>
 *
 * Refuses interceptors that set thread locals, logging or security context (H4, H3): the dispatch may run on another thread,
 * which would miss them. What they only read, nobody misses.
 */
public final class InterceptorSkipsAsyncDispatch extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public InterceptorSkipsAsyncDispatch(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Let interceptors begin once for each request";
    }

    @Override
    public String getDescription() {
        return "Makes `preHandle` return at once when an asynchronous answer is dispatched, since it has run before.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new InterceptorVisitor(Targets.of(targets), refusals);
    }

    private static final class InterceptorVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private InterceptorVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
            if (type == null || !isOpen(visited, type) || !targets.includeEnclosing(getCursor())) {
                return visited;
            }
            Optional<Refusal> bound = boundToTheThread(type);
            if (bound.isPresent()) {
                refusals.refuse(ctx, getCursor(), bound.get());
                return visited;
            }
            J.VariableDeclarations request =
                    (J.VariableDeclarations) visited.getParameters().get(0);
            String servlet = ((JavaType.FullyQualified) Objects.requireNonNull(request.getType())).getPackageName();
            String api = servlet.substring(0, servlet.lastIndexOf('.'));
            maybeAddImport(api + ".DispatcherType", false);
            return withGuard(visited, request.getVariables().get(0).getSimpleName(), api);
        }

        private static Optional<Refusal> boundToTheThread(J.ClassDeclaration type) {
            boolean logsIn =
                    Uses.anywhere(type.getBody(), call -> call.getSimpleName().equals("setAuthentication"));
            return LocalHazards.allInCode(type.getBody(), call -> logsIn || !reads(call)).stream()
                    .filter(refusal -> refusal.hazard() != Hazard.H5)
                    .findFirst();
        }

        private static boolean reads(J.MethodInvocation call) {
            return call.getSimpleName().startsWith("get")
                    || call.getSimpleName().equals("withInitial");
        }

        private static boolean isOpen(J.MethodDeclaration method, J.ClassDeclaration type) {
            return method.getSimpleName().equals("preHandle")
                    && method.getBody() != null
                    && method.getParameters().size() == 3
                    && type.getType() != null
                    && Interceptors.isOne(type.getType())
                    && !Interceptors.isFit(type)
                    && method.getParameters().get(0) instanceof J.VariableDeclarations request
                    && request.getType() instanceof JavaType.FullyQualified named
                    && named.getFullyQualifiedName().endsWith(".servlet.http.HttpServletRequest");
        }

        private static J.MethodDeclaration withGuard(J.MethodDeclaration method, String request, String api) {
            J.Block body = Objects.requireNonNull(method.getBody());
            String margin = Shift.margin(method);
            String unit = Shift.unit(method, body);
            List<Statement> statements = new ArrayList<>();
            statements.add(placed((J.If) guard(request, api), "\n" + margin + unit, unit));
            statements.addAll(body.getStatements());
            return method.withBody(body.withStatements(statements));
        }

        private static J.If placed(J.If guard, String line, String unit) {
            J.Block then = (J.Block) guard.getThenPart();
            Statement only = then.getStatements().get(0).withPrefix(Space.format(line + unit));
            return guard.withThenPart(then.withStatements(List.of(only)).withEnd(Space.format(line)))
                    .withPrefix(Space.format(line));
        }

        private static Statement guard(String request, String api) {
            J.MethodDeclaration made = (J.MethodDeclaration) Snippet.members(
                            """
                            import %2$s.DispatcherType;
                            import %2$s.http.HttpServletRequest;
                            class Made {
                            boolean made(HttpServletRequest %1$s) {
                            if (%1$s.getDispatcherType() == DispatcherType.ASYNC) {
                            return true;
                            }
                            return false;
                            }
                            }
                            """.formatted(request, api),
                            "package %s; public enum DispatcherType { ASYNC }".formatted(api),
                            "package %1$s.http; public interface HttpServletRequest { %1$s.DispatcherType getDispatcherType(); }"
                                    .formatted(api))
                    .get(0);
            return Objects.requireNonNull(made.getBody()).getStatements().get(0);
        }
    }
}
