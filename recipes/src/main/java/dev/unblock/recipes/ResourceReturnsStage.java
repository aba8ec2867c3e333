package dev.unblock.recipes;

import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/**
 * Lets a method of a JAX-RS resource return its work as a stage, so that a bounded executor's thread waits and no request
 * thread does.
 *
 * <pre>
 * &#64;GET public Order get(&#64;PathParam("id") long id) { return orders.load(id); }
 * → &#64;GET public CompletionStage&lt;Order&gt; get(&#64;PathParam("id") long id) { return ResourceExecutor.supply(() -> orders.load(id)); }
 * </pre>
 *
 * Needs the class of {@link AddResourceExecutor} (H24), and a server of JAX-RS 2.1 that completes stages (H14). Nothing of
 * the request's thread is carried over. Refuses: what the container injects for the request, streams (H5), the user,
 * thread locals and logging context, in the method or in filters (H3, H4); transactions, caches, retries and locks of the
 * method itself (H1, H15, H16, H7); annotations and aspects that may work around it (H17); filters that go on afterwards
 * or allow nothing asynchronous (H14); methods that other code calls or maps (H19); assigned parameters (H9).
 */
public final class ResourceReturnsStage extends ScanningRecipe<ResourceLayer> {
    private static final String STAGE = "java.util.concurrent.CompletionStage";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Checked classes",
            description = "Aspects, filters and annotations that are known to bear asynchronous answers.",
            example = "com.shop.TenantFilter",
            required = false)
    private final @Nullable List<String> checked;

    public ResourceReturnsStage(@Nullable List<String> targets, @Nullable List<String> checked) {
        this.targets = targets;
        this.checked = checked;
    }

    @Override
    public String getDisplayName() {
        return "Let JAX-RS resources return stages";
    }

    @Override
    public String getDescription() {
        return "Changes methods of JAX-RS resources to return a `CompletionStage` of their work, which runs on a bounded"
                + " executor and keeps no request thread while it waits.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public ResourceLayer getInitialValue(ExecutionContext ctx) {
        return new ResourceLayer(checked == null ? List.of() : checked);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(ResourceLayer layer) {
        return layer.scanner();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(ResourceLayer layer) {
        return new ResourceVisitor(layer, Targets.of(targets), refusals);
    }

    private static final class ResourceVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final ResourceLayer layer;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private ResourceVisitor(ResourceLayer layer, Targets targets, AsyncMigrationRefusals refusals) {
            this.layer = layer;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
            if (type == null
                    || visited.getBody() == null
                    || !targets.names(visited.getMethodType())
                    || Twins.returnsFuture(visited)) {
                return visited;
            }
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<JavaType.FullyQualified> executor = layer.project().visible(AddResourceExecutor.CLASS_NAME, file);
            Optional<Refusal> refusal = StageResources.refusal(visited, type, layer)
                    .or(() -> layer.refusal(file))
                    .or(() -> executor.isPresent() ? Optional.empty() : Optional.of(withoutExecutor()));
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return visited;
            }
            String owner = executor.orElseThrow().getFullyQualifiedName();
            maybeAddImport(STAGE, false);
            maybeAddImport(owner, false);
            return ReturnedWork.withoutThrows(returningStage(visited, owner), this);
        }

        private static Refusal withoutExecutor() {
            return new Refusal(
                    Hazard.H24,
                    "there is no bounded executor for the work of resources",
                    "run AddResourceExecutor first");
        }

        private static J.MethodDeclaration returningStage(J.MethodDeclaration method, String executor) {
            JavaType value = Types.boxed(ReturnedWork.value(method));
            JavaType.Method supply = Types.staticMethod(
                    executor, "supply", Types.generic(STAGE, value), Types.generic(ReturnedWork.CALLABLE, value));
            return ReturnedWork.promised(method, STAGE)
                    .withBody(
                            ReturnedWork.body(method, work -> Syntax.staticCall(supply, work.withPrefix(Space.EMPTY))));
        }
    }
}
