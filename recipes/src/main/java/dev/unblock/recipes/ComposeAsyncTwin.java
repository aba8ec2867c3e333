package dev.unblock.recipes;

import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.TwinCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
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
 * Gives a method whose waits all have asynchronous twins an asynchronous twin of its own, which composes theirs. The
 * method itself stays as it is.
 *
 * <pre>
 * Quote quote(String id) {
 *     Fare fare = fares.find(id);
 *     Rate rate = hotels.find(id);
 *     return new Quote(fare, rate);
 * }
 *
 * → and beside it, when both calls only read
 *
 * CompletableFuture&lt;Quote&gt; quoteAsync(String id) {
 *     CompletableFuture&lt;Fare&gt; fareFuture = fares.findAsync(id);
 *     CompletableFuture&lt;Rate&gt; rateFuture = hotels.findAsync(id);
 *     return CompletableFuture.allOf(fareFuture, rateFuture)
 *             .thenApply(done -&gt; {
 *                 Fare fare = fareFuture.join();
 *                 Rate rate = rateFuture.join();
 *                 return new Quote(fare, rate);
 *             });
 * }
 * </pre>
 *
 * Calls that are not named as read-only keep their order: each is started when the one before it has succeeded. Refuses
 * what {@link HttpClientSendToSendAsync} refuses, and methods in which nothing has a twin (H29).
 */
public final class ComposeAsyncTwin extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Asynchronous calls",
            description =
                    "The methods that have a twin, in their own class or in a façade; by default every one that has.",
            example = "com.shop.FareClient#find(String)",
            required = false)
    private final @Nullable List<String> asyncCalls;

    @Option(
            displayName = "Read-only calls",
            description =
                    "The methods that change nothing, so that several may run together. All others keep their order.",
            example = "com.shop.FareClient#find(String)",
            required = false)
    private final @Nullable List<String> readOnlyCalls;

    public ComposeAsyncTwin(
            @Nullable List<String> targets, @Nullable List<String> asyncCalls, @Nullable List<String> readOnlyCalls) {
        this.targets = targets;
        this.asyncCalls = asyncCalls;
        this.readOnlyCalls = readOnlyCalls;
    }

    @Override
    public String getDisplayName() {
        return "Add asynchronous twins that compose other twins";
    }

    @Override
    public String getDescription() {
        return "Adds beside each method a twin that starts the asynchronous twins of the calls it waits for"
                + " and composes their results.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Targets.required("targets", targets))
                .and(Targets.validate("asyncCalls", asyncCalls))
                .and(Targets.validate("readOnlyCalls", readOnlyCalls));
    }

    @Override
    public boolean causesAnotherCycle() {
        return true;
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
        return new ComposeVisitor(
                project, Targets.of(targets), Targets.of(asyncCalls), Targets.of(readOnlyCalls), refusals);
    }

    private static final class ComposeVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Targets asyncCalls;
        private final Targets readOnlyCalls;
        private final Twins twins;

        private ComposeVisitor(
                Project project,
                Targets targets,
                Targets asyncCalls,
                Targets readOnlyCalls,
                AsyncMigrationRefusals refusals) {
            this.project = project;
            this.asyncCalls = asyncCalls;
            this.readOnlyCalls = readOnlyCalls;
            this.twins = new Twins(targets, refusals, this);
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            TwinCalls calls = new TwinCalls(project, visited, asyncCalls, readOnlyCalls);
            J.ClassDeclaration composed = twins.addTo(visited, calls, support, ctx);
            if (composed == visited) {
                return visited;
            }
            for (InjectedBean facade : calls.facades()) {
                composed = facade.addTo(composed, project, this, ctx);
            }
            return composed;
        }
    }
}
