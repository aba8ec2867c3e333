package dev.unblock.recipes;

import dev.unblock.recipes.async.AsyncCalls;
import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/**
 * Gives a method that executes an OkHttp call an asynchronous twin that enqueues it. The method itself stays as it is.
 *
 * <pre>
 * Fare find(Request request) throws IOException {
 *     try (Response response = client.newCall(request).execute()) {
 *         return parse(response.body().string());
 *     }
 * }
 *
 * → and beside it
 *
 * CompletableFuture&lt;Fare&gt; findAsync(Request request) {
 *     return enqueued(client.newCall(request))
 *             .handle(AsyncSupport.outcome((value, failure) -&gt; {
 *                 try (Response response = AsyncSupport.received(value, failure, IOException.class)) {
 *                     return parse(response.body().string());
 *                 }
 *             }));
 * }
 * </pre>
 *
 * Refuses what {@link HttpClientSendToSendAsync} refuses.
 */
public final class OkHttpExecuteToEnqueue extends ScanningRecipe<Project> {
    private static final String HELPER = "enqueued";
    private static final String CALL = "okhttp3.Call";
    private static final String RESPONSE = "okhttp3.Response";
    private static final String IO_EXCEPTION = "java.io.IOException";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public OkHttpExecuteToEnqueue(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Add asynchronous twins to methods that execute OkHttp calls";
    }

    @Override
    public String getDescription() {
        return "Adds beside each method that calls `Call.execute` a twin that enqueues the call and returns a future.";
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
        return new ExecuteVisitor(project, Targets.of(targets), refusals);
    }

    private static final class ExecuteVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Twins twins;

        private ExecuteVisitor(Project project, Targets targets, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.twins = new Twins(targets, refusals, this);
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<SupportCalls> support =
                    project.visible(AddAsyncSupport.CLASS_NAME, file).map(SupportCalls::new);
            String owner = type.getType() == null ? "Object" : type.getType().getFullyQualifiedName();
            J.ClassDeclaration changed = twins.addTo(visited, new ExecuteCalls(owner), support, ctx);
            return changed == visited ? visited : withHelper(changed, ctx);
        }

        private J.ClassDeclaration withHelper(J.ClassDeclaration type, ExecutionContext ctx) {
            boolean present = Project.methods(type).stream()
                    .anyMatch(method -> method.getSimpleName().equals(HELPER));
            Stream.of(CALL, "okhttp3.Callback", RESPONSE, IO_EXCEPTION, Types.COMPLETABLE_FUTURE)
                    .forEach(name -> maybeAddImport(name, false));
            String text = """
                    import java.io.IOException;
                    import java.util.concurrent.CompletableFuture;
                    import okhttp3.Call;
                    import okhttp3.Callback;
                    import okhttp3.Response;
                    class $ {
                        private static CompletableFuture<Response> enqueued(Call call) {
                            CompletableFuture<Response> answer = new CompletableFuture<>();
                            call.enqueue(new Callback() {
                                @Override
                                public void onFailure(Call failed, IOException failure) {
                                    answer.completeExceptionally(failure);
                                }

                                @Override
                                public void onResponse(Call answered, Response response) {
                                    answer.complete(response);
                                }
                            });
                            return answer;
                        }
                    }
                    """;
            return present ? type : Snippet.append(type, Snippet.members(text, SpringStubs.OK_HTTP), getCursor(), ctx);
        }
    }

    /** {@code call.execute()}, whose twin is {@code enqueued(call)}. */
    private record ExecuteCalls(String owner) implements AsyncCalls {
        private static final MethodMatcher EXECUTE = new MethodMatcher(CALL + " execute()", true);

        @Override
        public Optional<Started> start(J.MethodInvocation call) {
            Expression sent = call.getSelect();
            if (sent == null || call.getMethodType() == null || !EXECUTE.matches(call)) {
                return Optional.empty();
            }
            JavaType response = Types.named(RESPONSE);
            JavaType.Method enqueue = Types.staticMethod(owner, HELPER, Types.future(response), Types.named(CALL));
            Expression started = Syntax.unqualifiedCall(enqueue, sent.withPrefix(Space.EMPTY));
            return Optional.of(new Started(started, response, List.of(Types.named(IO_EXCEPTION)), false));
        }
    }
}
