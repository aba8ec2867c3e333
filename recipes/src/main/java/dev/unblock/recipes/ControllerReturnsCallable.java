package dev.unblock.recipes;

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
 * Lets a Spring MVC handler return its work instead of doing it, so that a bounded executor's thread waits and no request
 * thread does. Spring binds the request, its locale, the user and an open persistence session to that thread.
 *
 * <pre>
 * &#64;GetMapping("/{id}") Order get(@PathVariable long id) { return orders.load(id); }
 * → &#64;GetMapping("/{id}") Callable&lt;Order&gt; get(@PathVariable long id) { return () -&gt; orders.load(id); }
 * </pre>
 *
 * Needs the executor of {@link AddMvcTaskExecutor} or one of the project's own (H24). An interface of the module's own
 * that only this class implements changes along. Refuses: handlers that other code calls, that override anything else, or
 * whose parameters are assigned (H19, H9); transactions, caches, retries and locks of the handler itself
 * (H1, H15, H16, H7); annotations and aspects that work around the handler (H17); thread locals and logging context (H4);
 * filters, interceptors and model attributes that would run twice or too early (H14). Tests through MockMvc need
 * {@code asyncDispatch} (H14).
 */
public final class ControllerReturnsCallable extends ScanningRecipe<WebLayer> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Checked classes",
            description = "Aspects, filters, interceptors and annotations that are known to bear asynchronous answers.",
            example = "com.shop.TenantInterceptor",
            required = false)
    private final @Nullable List<String> checked;

    public ControllerReturnsCallable(@Nullable List<String> targets, @Nullable List<String> checked) {
        this.targets = targets;
        this.checked = checked;
    }

    @Override
    public String getDisplayName() {
        return "Let request handlers return their work";
    }

    @Override
    public String getDescription() {
        return "Changes Spring MVC handlers to return a `Callable`, which runs on a bounded executor"
                + " and keeps no request thread while it waits.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public WebLayer getInitialValue(ExecutionContext ctx) {
        return new WebLayer(checked == null ? List.of() : checked);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(WebLayer layer) {
        return layer.scanner();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(WebLayer layer) {
        return new HandlerVisitor(layer, Targets.of(targets), refusals);
    }

    private static final class HandlerVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final WebLayer layer;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private HandlerVisitor(WebLayer layer, Targets targets, AsyncMigrationRefusals refusals) {
            this.layer = layer;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), visited), visited.getBody());
            return visited.withBody(visited.getBody()
                    .withStatements(ListUtils.map(
                            visited.getBody().getStatements(),
                            member -> isTarget(member)
                                    ? changed((J.MethodDeclaration) member, visited, body, ctx)
                                    : alongWithHandler(member, visited))));
        }

        /** What an interface of the project's own says of a handler changes together with it. */
        private Statement alongWithHandler(Statement member, J.ClassDeclaration type) {
            if (!(member instanceof J.MethodDeclaration method) || !isPromisedBy(method, type)) {
                return member;
            }
            maybeAddImport(ReturnedWork.CALLABLE, false);
            return ReturnedWork.promised(method, ReturnedWork.CALLABLE);
        }

        private boolean isPromisedBy(J.MethodDeclaration method, J.ClassDeclaration type) {
            return type.getKind() == J.ClassDeclaration.Kind.Type.Interface
                    && type.getType() != null
                    && method.getMethodType() != null
                    && method.getBody() == null
                    && !Handlers.isAsynchronous(method)
                    && layer.project().below(type.getType().getFullyQualifiedName()).stream()
                            .flatMap(name -> layer.project().find(name).stream())
                            .anyMatch(owner -> changes(owner, MethodTarget.of(method.getMethodType())));
        }

        private boolean changes(Project.Declared owner, MethodTarget promised) {
            return Project.methods(owner.tree()).stream()
                    .filter(this::isTarget)
                    .filter(handler -> HandlerContract.of(handler, owner.tree(), layer.project())
                            .filter(contract ->
                                    promised.matches(contract.method().getMethodType()))
                            .isPresent())
                    .anyMatch(handler ->
                            refusal(handler, owner.tree(), owner.file()).isEmpty());
        }

        private boolean isTarget(Statement member) {
            return member instanceof J.MethodDeclaration method
                    && method.getBody() != null
                    && targets.names(method.getMethodType())
                    && !Handlers.isAsynchronous(method);
        }

        private J.MethodDeclaration changed(
                J.MethodDeclaration method, J.ClassDeclaration type, Cursor body, ExecutionContext ctx) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<Refusal> refusal = refusal(method, type, file);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, new Cursor(body, method), refusal.get());
                return method;
            }
            maybeAddImport(ReturnedWork.CALLABLE, false);
            J.MethodDeclaration promising = ReturnedWork.promised(method, ReturnedWork.CALLABLE)
                    .withBody(ReturnedWork.body(method, work -> work));
            return ReturnedWork.withoutThrows(promising, this);
        }

        private Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type, J.CompilationUnit file) {
            return CallableHandlers.refusal(method, type, layer)
                    .or(() -> layer.refusal(file))
                    .or(() -> layer.withoutExecutor(file));
        }
    }
}
