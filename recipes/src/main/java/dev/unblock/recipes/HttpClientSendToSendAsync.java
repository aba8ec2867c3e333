package dev.unblock.recipes;

import dev.unblock.recipes.async.AsyncCalls;
import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
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
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/**
 * Gives a method that sends with the JDK's HTTP client an asynchronous twin that uses {@code sendAsync}. The method
 * itself stays as it is.
 *
 * <pre>
 * Fare find(String id) throws IOException, InterruptedException {
 *     HttpResponse&lt;String&gt; response = client.send(request(id), BodyHandlers.ofString());
 *     return parse(response.body());
 * }
 *
 * → and beside it
 *
 * CompletableFuture&lt;Fare&gt; findAsync(String id) {
 *     return client.sendAsync(request(id), BodyHandlers.ofString())
 *             .thenApply(response -&gt; parse(response.body()));
 * }
 * </pre>
 *
 * A {@code try} around the call moves into the continuation with its handlers. Refuses: loops, several waits in one
 * {@code try}, resources (H9, H10), values assigned more than once (H9), locks (H7), thread-bound context (H3, H4, H5),
 * transactions (H1), caches and retries (H15, H16), other annotations that a proxy may apply (H17).
 */
public final class HttpClientSendToSendAsync extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public HttpClientSendToSendAsync(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Add asynchronous twins to methods that send HTTP requests";
    }

    @Override
    public String getDescription() {
        return "Adds beside each method that calls `HttpClient.send` a twin that calls `sendAsync` and returns a future.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
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
        return new SendVisitor(project, Targets.of(targets), refusals);
    }

    private static final class SendVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Twins twins;

        private SendVisitor(Project project, Targets targets, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.twins = new Twins(targets, refusals, this);
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            return twins.addTo(visited, new SendCalls(), support, ctx);
        }
    }

    /** {@code client.send(…)}, whose twin is {@code client.sendAsync(…)}. */
    private static final class SendCalls implements AsyncCalls {
        private static final MethodMatcher SEND =
                new MethodMatcher("java.net.http.HttpClient send(java.net.http.HttpRequest, ..)", true);

        @Override
        public Optional<Started> start(J.MethodInvocation call) {
            JavaType.Method send = call.getMethodType();
            if (send == null || !SEND.matches(call)) {
                return Optional.empty();
            }
            JavaType value = send.getReturnType();
            JavaType.Method sendAsync = send.withName("sendAsync")
                    .withReturnType(Types.future(value))
                    .withThrownExceptions(List.of());
            J.MethodInvocation started = call.withName(Syntax.identifier("sendAsync", sendAsync))
                    .withMethodType(sendAsync)
                    .withPrefix(Space.EMPTY);
            List<JavaType.FullyQualified> thrown =
                    List.of(Types.named("java.io.IOException"), Types.named("java.lang.InterruptedException"));
            return Optional.of(new Started(started, value, thrown, false));
        }
    }
}
