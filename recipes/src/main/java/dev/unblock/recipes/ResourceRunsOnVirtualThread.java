package dev.unblock.recipes;

import dev.unblock.recipes.project.CarrierPins;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.AddedAnnotation;
import dev.unblock.recipes.web.QuarkusLayer;
import dev.unblock.recipes.web.Resources;
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

/**
 * Lets methods of Quarkus REST resources wait on virtual threads instead of the worker pool's.
 *
 * <pre>
 * &#64;GET public List&lt;Order&gt; all() { return orders.list(); }
 * → &#64;GET &#64;RunOnVirtualThread public List&lt;Order&gt; all() { return orders.list(); }
 * </pre>
 *
 * A {@code @Blocking} of the method gives way, since it names the worker pool. Refuses (H25) without Quarkus REST of
 * Quarkus 3 or before Java 21, where the application or the method says that it does not wait, and before Java 24 where
 * code may wait inside {@code synchronized} or native code; methods in a transaction of their own, which Quarkus keeps on
 * workers (H1); thread locals that cache (H4); asynchronous answers (H18); methods without a verb of their own (H19).
 */
public final class ResourceRunsOnVirtualThread extends ScanningRecipe<QuarkusLayer> {
    private static final String ANNOTATION = QuarkusLayer.ANNOTATIONS + "RunOnVirtualThread";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Java release",
            description = "The release that the application is built for, where the build does not tell.",
            example = "21",
            required = false)
    private final @Nullable Integer javaRelease;

    @Option(
            displayName = "Checked classes",
            description =
                    "Classes of which the methods are known not to reach what is synchronized or kept for a thread.",
            example = "com.shop.Ledger",
            required = false)
    private final @Nullable List<String> checked;

    public ResourceRunsOnVirtualThread(
            @Nullable List<String> targets, @Nullable Integer javaRelease, @Nullable List<String> checked) {
        this.targets = targets;
        this.javaRelease = javaRelease;
        this.checked = checked;
    }

    @Override
    public String getDisplayName() {
        return "Let Quarkus resources wait on virtual threads";
    }

    @Override
    public String getDescription() {
        return "Annotates methods of Quarkus REST resources with `@RunOnVirtualThread` where their waits pin no carrier thread.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public QuarkusLayer getInitialValue(ExecutionContext ctx) {
        return new QuarkusLayer();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(QuarkusLayer layer) {
        return layer.scanner();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(QuarkusLayer layer) {
        return new ResourceVisitor(layer, Targets.of(targets));
    }

    private final class ResourceVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final QuarkusLayer layer;
        private final Targets wanted;

        private ResourceVisitor(QuarkusLayer layer, Targets wanted) {
            this.layer = layer;
            this.wanted = wanted;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
            if (type == null
                    || !wanted.names(visited.getMethodType())
                    || Resources.annotation(visited, type, ANNOTATION).isPresent()) {
                return visited;
            }
            Optional<Refusal> refusal = refusal(visited, type);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return visited;
            }
            maybeAddImport(ANNOTATION, false);
            Optional<J.Annotation> blocking =
                    Resources.annotation(visited.getLeadingAnnotations(), QuarkusLayer.ANNOTATIONS + "Blocking");
            blocking.ifPresent(named -> doAfterVisit(new UnusedImport(QuarkusLayer.ANNOTATIONS + "Blocking")));
            return blocking.map(old -> AddedAnnotation.inPlaceOf(old, visited, made()))
                    .orElseGet(() -> AddedAnnotation.on(visited, made()));
        }

        private Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            int release = layer.release(file, javaRelease);
            List<String> known = checked == null ? List.of() : checked;
            return layer.refusal(file, release)
                    .or(() -> Resources.withoutVerb(method))
                    .or(() -> Resources.asynchronous(method))
                    .or(() -> told(method, type))
                    .or(() -> release < CarrierPins.UNPINNED
                            ? layer.pins().firstBeside(known).map(CarrierPins.Pin::refusal)
                            : Optional.empty())
                    .or(() -> layer.caches().firstBeside(known));
        }

        private Optional<Refusal> told(J.MethodDeclaration method, J.ClassDeclaration type) {
            if (Resources.annotation(method, type, "jakarta.transaction.Transactional")
                    .isPresent()) {
                return Optional.of(new Refusal(
                        Hazard.H1,
                        "it is @Transactional, and Quarkus keeps such methods on the worker pool",
                        "move the transaction to the method of a bean that it calls"));
            }
            return Resources.annotation(method, type, QuarkusLayer.ANNOTATIONS + "NonBlocking")
                    .map(annotation -> new Refusal(
                            Hazard.H25,
                            "@NonBlocking says that it does not wait, and virtual threads are for methods that do",
                            "remove @NonBlocking, or what waits"));
        }

        private static J.Annotation made() {
            J.MethodDeclaration made = (J.MethodDeclaration) Snippet.members(
                            """
                            import io.smallrye.common.annotation.RunOnVirtualThread;
                            class Made {
                            @RunOnVirtualThread
                            void made() {}
                            }
                            """, "package io.smallrye.common.annotation; public @interface RunOnVirtualThread {}")
                    .get(0);
            return made.getLeadingAnnotations().get(0);
        }
    }
}
