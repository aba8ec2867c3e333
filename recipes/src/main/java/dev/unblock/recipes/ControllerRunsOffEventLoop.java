package dev.unblock.recipes;

import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.Platform;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.tree.AddedAnnotation;
import dev.unblock.recipes.web.Resources;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/**
 * Lets methods of Micronaut controllers wait on the executor for what blocks instead of on Netty's event loop.
 *
 * <pre>
 * &#64;Get("/{id}") Order get(long id) { return orders.load(id); }
 * → &#64;Get("/{id}") &#64;ExecuteOn(TaskExecutors.BLOCKING) Order get(long id) { return orders.load(id); }
 * </pre>
 *
 * Micronaut 2 and 3 know that executor as {@code TaskExecutors.IO}. Refuses (H26) without Micronaut's server on Netty, or
 * where the method says that it does not wait; answers that are asynchronous already (H18); methods of classes that are no
 * controllers (H19); thread locals and the context of log lines (H4), which stay on the event loop.
 */
public final class ControllerRunsOffEventLoop extends ScanningRecipe<Platform> {
    private static final String EXECUTE_ON = "io.micronaut.scheduling.annotation.ExecuteOn";
    private static final String EXECUTORS = "io.micronaut.scheduling.TaskExecutors";
    private static final String SERVER = "micronaut-http-server-netty";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public ControllerRunsOffEventLoop(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Let Micronaut controllers wait off the event loop";
    }

    @Override
    public String getDescription() {
        return "Annotates methods of Micronaut controllers with `@ExecuteOn`, so that their waits stop no other request.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public Platform getInitialValue(ExecutionContext ctx) {
        return new Platform();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Platform platform) {
        return new JavaIsoVisitor<ExecutionContext>() {
            @Override
            public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
                if (!SourceRoot.isTest(file)) {
                    platform.add(file);
                }
                return file;
            }
        };
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Platform platform) {
        return new ControllerVisitor(platform, Targets.of(targets), refusals);
    }

    private static final class ControllerVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Platform platform;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private ControllerVisitor(Platform platform, Targets targets, AsyncMigrationRefusals refusals) {
            this.platform = platform;
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
                    || Resources.annotation(visited, type, EXECUTE_ON).isPresent()) {
                return visited;
            }
            Libraries libraries = libraries();
            Optional<Refusal> refusal = withoutEventLoop(libraries)
                    .or(() -> notOfController(type))
                    .or(() -> Resources.asynchronous(visited))
                    .or(() -> told(visited, type))
                    .or(() -> bound(visited.getBody()));
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return visited;
            }
            maybeAddImport(EXECUTE_ON, false);
            maybeAddImport(EXECUTORS, false);
            boolean four = libraries.isAtLeast(SERVER, 4, 0).orElse(false);
            return AddedAnnotation.on(visited, made(four ? "BLOCKING" : "IO"));
        }

        private Libraries libraries() {
            SourceFile file = getCursor().firstEnclosingOrThrow(SourceFile.class);
            return platform.libraries(SourceRoot.project(file).orElse(""));
        }

        private static Optional<Refusal> withoutEventLoop(Libraries libraries) {
            return libraries.isAtLeast(SERVER, 2, 0).orElse(false)
                    ? Optional.empty()
                    : refuse(
                            Hazard.H26,
                            "there is no server of Micronaut 2 or later on Netty on the class path",
                            "nothing to do where each request has a thread");
        }

        private static Optional<Refusal> notOfController(J.ClassDeclaration type) {
            return Resources.annotation(type.getLeadingAnnotations(), "io.micronaut.http.annotation.Controller")
                            .isPresent()
                    ? Optional.empty()
                    : refuse(
                            Hazard.H19,
                            "its class is no @Controller: other code decides how it is called",
                            "annotate the method of the controller");
        }

        private static Optional<Refusal> told(J.MethodDeclaration method, J.ClassDeclaration type) {
            return Resources.annotation(method, type, "io.micronaut.core.annotation.NonBlocking")
                    .flatMap(annotation -> refuse(
                            Hazard.H26,
                            "@NonBlocking says that it does not wait, and so should be on the event loop",
                            "remove @NonBlocking, or what waits"));
        }

        private static Optional<Refusal> bound(J.Block body) {
            return LocalHazards.allInCode(body).stream()
                    .filter(refusal -> refusal.hazard() == Hazard.H4)
                    .findFirst();
        }

        private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
            return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
        }

        private static J.Annotation made(String executor) {
            J.MethodDeclaration made = (J.MethodDeclaration) Snippet.members(
                            """
                            import io.micronaut.scheduling.TaskExecutors;
                            import io.micronaut.scheduling.annotation.ExecuteOn;
                            class Made {
                            @ExecuteOn(TaskExecutors.%s)
                            void made() {}
                            }
                            """.formatted(executor),
                            "package io.micronaut.scheduling; public interface TaskExecutors { String IO = \"io\"; String BLOCKING = \"blocking\"; }",
                            "package io.micronaut.scheduling.annotation; public @interface ExecuteOn { String value(); }")
                    .get(0);
            return made.getLeadingAnnotations().get(0);
        }
    }
}
