package dev.unblock.recipes;

import dev.unblock.recipes.async.Continuations;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.MethodTarget;
import dev.unblock.recipes.tree.Returns;
import dev.unblock.recipes.web.CallableHandlers;
import dev.unblock.recipes.web.HandlerContract;
import dev.unblock.recipes.web.Handlers;
import dev.unblock.recipes.web.SharedWork;
import dev.unblock.recipes.web.WebLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.NameTree;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;

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
 * that only this class implements changes along. Where other methods of the class call the handler, a private method has the work, and all call that. Refuses: handlers that code elsewhere calls, that override anything else, or
 * whose parameters are assigned (H19, H9); transactions, caches, retries and locks of the handler itself
 * (H1, H15, H16, H7); annotations and aspects that work around the handler (H17); thread locals and logging context (H4);
 * filters, interceptors and model attributes that would run twice or too early (H14). Tests through MockMvc need
 * {@code asyncDispatch} (H14).
 */
public final class ControllerReturnsCallable extends ScanningRecipe<WebLayer> {
    private static final String CALLABLE = "java.util.concurrent.Callable";

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
            List<SharedWork> shared = new ArrayList<>();
            J.Block changed = visited.getBody()
                    .withStatements(ListUtils.flatMap(
                            visited.getBody().getStatements(),
                            member -> isTarget(member)
                                    ? changed((J.MethodDeclaration) member, visited, body, shared, ctx)
                                    : alongWithHandler(member, visited)));
            for (SharedWork work : shared) {
                changed = work.calledIn(changed);
            }
            return visited.withBody(changed);
        }

        /** What an interface of the project's own says of a handler changes together with it. */
        private Statement alongWithHandler(Statement member, J.ClassDeclaration type) {
            if (!(member instanceof J.MethodDeclaration method) || !isPromisedBy(method, type)) {
                return member;
            }
            maybeAddImport(CALLABLE, false);
            return promisingCallable(method);
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

        /** The handler, with the method that has its work if others call it. */
        private Object changed(
                J.MethodDeclaration method,
                J.ClassDeclaration type,
                Cursor body,
                List<SharedWork> shared,
                ExecutionContext ctx) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            Optional<Refusal> refusal = refusal(method, type, file);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, new Cursor(body, method), refusal.get());
                return method;
            }
            maybeAddImport(CALLABLE, false);
            Optional<SharedWork> work = SharedWork.of(method, layer.project());
            if (work.isEmpty()) {
                return withoutThrows(returningCallable(method));
            }
            shared.add(work.get());
            return List.of(
                    withoutThrows(returningCallable(work.get().calling())),
                    work.get().method());
        }

        private Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type, J.CompilationUnit file) {
            return CallableHandlers.refusal(method, type, layer)
                    .or(() -> layer.refusal(file))
                    .or(() -> layer.withoutExecutor(file));
        }

        private static J.MethodDeclaration returningCallable(J.MethodDeclaration method) {
            JavaType value = Objects.requireNonNull(
                    Objects.requireNonNull(method.getReturnTypeExpression()).getType());
            return promisingCallable(method).withBody(work(method, Objects.requireNonNull(method.getBody()), value));
        }

        private static J.MethodDeclaration promisingCallable(J.MethodDeclaration method) {
            TypeTree written = Objects.requireNonNull(method.getReturnTypeExpression());
            JavaType value = Objects.requireNonNull(written.getType());
            JavaType.Parameterized callable = Types.generic(CALLABLE, Types.boxed(value));
            TypeTree returned = callableOf(written, callable).withPrefix(written.getPrefix());
            JavaType.Method type =
                    Objects.requireNonNull(method.getMethodType()).withReturnType(callable);
            return method.withReturnTypeExpression(returned)
                    .withName(method.getName().withType(type))
                    .withMethodType(type);
        }

        /** Annotations between the modifiers and the type are the method's and stay before it. */
        private static TypeTree callableOf(TypeTree written, JavaType.Parameterized callable) {
            return written instanceof J.AnnotatedType annotated
                    ? annotated.withTypeExpression(Continuations.futureOf(annotated.getTypeExpression(), callable)
                            .withPrefix(annotated.getTypeExpression().getPrefix()))
                    : Continuations.futureOf(written, callable);
        }

        /** The whole body becomes the work; a single returned expression stands without braces. */
        private static J.Block work(J.MethodDeclaration method, J.Block body, JavaType value) {
            JavaType lambda = Types.named(CALLABLE);
            List<Statement> statements = body.getStatements();
            if (statements.size() == 1
                    && statements.get(0) instanceof J.Return returned
                    && returned.getExpression() != null
                    && returned.getExpression().getComments().isEmpty()) {
                Expression work =
                        Syntax.lambda(returned.getExpression(), lambda).withPrefix(Space.SINGLE_SPACE);
                return body.withStatements(List.of(returned.withExpression(work)));
            }
            String unit = Shift.unit(method, body);
            String margin = Shift.margin(method);
            J.Block whole = body.withStatements(Returns.ofNothing(statements));
            if (value == JavaType.Primitive.Void && !Returns.endIn(statements)) {
                whole = Shift.append(whole, Syntax.returning(Syntax.nothing()), margin, unit);
            }
            Space end = whole.getEnd().getWhitespace().contains("\n") ? whole.getEnd() : Space.format("\n" + margin);
            J.Block inner =
                    Shift.right(Shift.withoutEmptyFirstLine(whole.withEnd(end).withPrefix(Space.EMPTY)), unit);
            Expression work = Syntax.lambda(inner, lambda).withPrefix(Space.SINGLE_SPACE);
            Statement returned = Syntax.returning(work).withPrefix(Space.format("\n" + margin + unit));
            return Syntax.block(List.of(returned)).withPrefix(body.getPrefix()).withEnd(Space.format("\n" + margin));
        }

        /** Making the work throws nothing. */
        private J.MethodDeclaration withoutThrows(J.MethodDeclaration method) {
            if (method.getThrows() == null) {
                return method;
            }
            for (NameTree thrown : method.getThrows()) {
                if (thrown.getType() instanceof JavaType.FullyQualified type) {
                    doAfterVisit(new UnusedImport(type));
                }
            }
            return method.withThrows(null);
        }
    }
}
