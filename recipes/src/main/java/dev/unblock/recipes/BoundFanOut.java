package dev.unblock.recipes;

import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.fanout.FlatMaps;
import dev.unblock.recipes.fanout.ParallelStreams;
import dev.unblock.recipes.fanout.SubmittingLoops;
import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
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
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/**
 * Limits how many pieces of work start at once where one starts for each element.
 *
 * <pre>
 * ids.parallelStream().map(http::get).toList()   → AsyncSupport.mapBounded(ids, http::get, asyncExecutor, 8)
 * ids.parallelStream().forEach(http::send)       → AsyncSupport.mapBounded(ids, id -&gt; { http.send(id); return null; }, …)
 * flux.flatMap(id -&gt; client.get(id))             → flux.flatMap(id -&gt; client.get(id), 8)
 * for (…) { futures.add(pool.submit(…)); }       → the same with a Semaphore of 8 permits around each task
 * </pre>
 *
 * Parallel streams and loops only in the named methods, since only the plan knows which of them wait. Refuses: streams
 * that may stop early or do more than one thing for each element (H10), shared results (H9), transactions, locks and context of
 * the thread (H1, H7, H3, H4, H5), tasks that wait for each other (H22), inner streams that may not end (H12), and
 * classes that cannot be given the executor (H19).
 */
public final class BoundFanOut extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Concurrency", description = "How many pieces of work run at once.", example = "8")
    private final @Nullable Integer concurrency;

    @Option(
            displayName = "Executor bean",
            description = "The name of the executor bean on which the elements of parallel streams are worked on.",
            example = "asyncExecutor")
    private final @Nullable String executorBean;

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public BoundFanOut(@Nullable Integer concurrency, @Nullable String executorBean, @Nullable List<String> targets) {
        this.concurrency = concurrency;
        this.executorBean = executorBean;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Bound how much work starts at once";
    }

    @Override
    public String getDescription() {
        return "Gives a limit to parallel streams that wait, to loops that submit a task for each element, and to `flatMap`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.positive("concurrency", concurrency))
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
        return new FanOutVisitor(this, project);
    }

    private static final class FanOutVisitor extends JavaVisitor<ExecutionContext> {
        private static final String NEEDED = "executorNeeded";

        private final Project project;
        private final Targets targets;
        private final InjectedBean executor;
        private final AsyncMigrationRefusals refusals;
        private final int concurrency;

        private FanOutVisitor(BoundFanOut recipe, Project project) {
            this.project = project;
            this.targets = Targets.of(recipe.targets);
            this.executor = InjectedBean.executor(String.valueOf(recipe.executorBean));
            this.refusals = recipe.refusals;
            this.concurrency = Options.orZero(recipe.concurrency);
        }

        @Override
        public J visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = (J.ClassDeclaration) super.visitClassDeclaration(type, ctx);
            boolean needed = Boolean.TRUE.equals(getCursor().pollMessage(NEEDED));
            return needed ? executor.addTo(visited, project, this, ctx) : visited;
        }

        @Override
        public J visitBlock(J.Block block, ExecutionContext ctx) {
            J.Block visited = (J.Block) super.visitBlock(block, ctx);
            if (targets.isEverything() || !targets.includeEnclosing(getCursor())) {
                return visited;
            }
            J.Block bounded =
                    new SubmittingLoops(concurrency, getCursor(), reason -> refuse(ctx, reason)).bounded(visited, ctx);
            if (bounded != visited) {
                maybeAddImport(SubmittingLoops.SEMAPHORE, false);
            }
            return bounded;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = (J.MethodInvocation) super.visitMethodInvocation(method, ctx);
            if (!targets.includeEnclosing(getCursor())) {
                return call;
            }
            if (FlatMaps.isUnbounded(call)) {
                Optional<Refusal> refusal = FlatMaps.refusal(call);
                refusal.ifPresent(reason -> refuse(ctx, reason));
                return refusal.isPresent() ? call : FlatMaps.bounded(call, concurrency);
            }
            if (ParallelStreams.endsNow(call)) {
                return ParallelStreams.withoutStream(call);
            }
            if (targets.isEverything() || !ParallelStreams.isStage(call)) {
                return call;
            }
            return overExecutor(call, ctx);
        }

        private J overExecutor(J.MethodInvocation stage, ExecutionContext ctx) {
            J.ClassDeclaration type = getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class);
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            Optional<Refusal> refusal = ParallelStreams.refusal(stage, getCursor())
                    .or(() -> place(type))
                    .or(() -> support.isPresent() ? Optional.empty() : Optional.of(withoutSupport()));
            if (refusal.isPresent()) {
                refuse(ctx, refusal.get());
                return stage;
            }
            getCursor().dropParentUntil(J.ClassDeclaration.class::isInstance).putMessage(NEEDED, true);
            maybeAddImport(support.orElseThrow().type().getFullyQualifiedName(), false);
            ParallelStreams streams = new ParallelStreams(
                    support.orElseThrow(), executor.existingField(type).orElse(executor.field()), concurrency);
            return streams.bounded(stage, getCursor(), ctx);
        }

        private Optional<Refusal> place(J.ClassDeclaration type) {
            J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
            if (type.getType() == null || !project.beans().isBean(type.getType())) {
                return Optional.of(new Refusal(
                        Hazard.H19, "the class is not seen to be a bean", "make it a bean, or pass an executor in"));
            }
            if (method == null || method.isConstructor() || method.hasModifier(J.Modifier.Type.Static)) {
                return Optional.of(new Refusal(
                        Hazard.H19, "the executor is not there yet in this code", "move the work to a method"));
            }
            return LocalHazards.of(method, type)
                    .or(() -> nested(method.getMethodType()))
                    .or(() -> executor.refusal(type));
        }

        /** The method may run on the executor already, through a façade; then it must not wait for it too. */
        private Optional<Refusal> nested(JavaType.@Nullable Method method) {
            return Twins.hasFacade(method, project)
                    ? Optional.of(new Refusal(
                            Hazard.H22,
                            "a façade runs this method on an executor already",
                            "use another executor for the elements"))
                    : Optional.empty();
        }

        private static Refusal withoutSupport() {
            return new Refusal(Hazard.H20, "this module has no AsyncSupport", "run AddAsyncSupport first");
        }

        private void refuse(ExecutionContext ctx, Refusal refusal) {
            Cursor place = getCursor();
            refusals.refuse(ctx, place, refusal);
        }
    }
}
