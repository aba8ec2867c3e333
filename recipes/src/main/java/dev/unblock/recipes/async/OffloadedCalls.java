package dev.unblock.recipes.async;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.Locals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Replaces a blocking call that a pool's thread waits for by the asynchronous call that is its counterpart.
 *
 * <pre>
 * CompletableFuture.supplyAsync(() -&gt; client.call(request), executor)
 * → asyncClient.call(request).whenCompleteAsync((value, failure) -&gt; {}, executor)
 * </pre>
 *
 * The outcome still arrives on the executor, so that nothing that hangs on the future comes to run on a client's own
 * thread; but no thread of it waits.
 */
public final class OffloadedCalls extends JavaIsoVisitor<ExecutionContext> {
    private static final JavaType CONSUMER = Types.named("java.util.function.BiConsumer");
    private static final MethodMatcher SUPPLY =
            new MethodMatcher("java.util.concurrent.CompletableFuture supplyAsync(..)");

    /** Knows the asynchronous counterpart of some client's calls. */
    public interface Counterpart {
        /** The call that gives a future; empty for a call of another client. */
        Optional<Expression> of(J.MethodInvocation call, Cursor place) throws CannotChange;

        /** Packages whose calls only put together what is sent. */
        List<String> packages();

        /** What the class needs that the new call names. */
        default J.ClassDeclaration complete(J.ClassDeclaration type, JavaIsoVisitor<ExecutionContext> visitor) {
            return type;
        }
    }

    private final Targets targets;
    private final AsyncMigrationRefusals refusals;
    private final Counterpart counterpart;

    public OffloadedCalls(Targets targets, AsyncMigrationRefusals refusals, Counterpart counterpart) {
        this.targets = targets;
        this.refusals = refusals;
        this.counterpart = counterpart;
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
        if (visited == type) {
            return type;
        }
        doAfterVisit(new UnusedImport(Types.COMPLETABLE_FUTURE));
        return counterpart.complete(visited, this);
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
        J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
        if (!SUPPLY.matches(call) || !targets.includeEnclosing(getCursor())) {
            return call;
        }
        Optional<J.MethodInvocation> offloaded = offloaded(call.getArguments().get(0));
        if (offloaded.isEmpty()) {
            return call;
        }
        try {
            Optional<Expression> future = counterpart.of(offloaded.get(), getCursor());
            if (future.isEmpty()) {
                return call;
            }
            checkArguments(offloaded.get());
            checkResult(offloaded.get(), call);
            return delivered(future.get(), call);
        } catch (CannotChange reason) {
            refusals.refuse(ctx, getCursor(), reason.refusal());
            return call;
        }
    }

    /** The one call that the task consists of. */
    private static Optional<J.MethodInvocation> offloaded(Expression task) {
        if (!(task instanceof J.Lambda lambda)) {
            return Optional.empty();
        }
        J body = lambda.getBody();
        if (body instanceof J.Block block) {
            List<Statement> statements = block.getStatements();
            body = statements.size() == 1 && statements.get(0) instanceof J.Return returned
                    ? returned.getExpression()
                    : null;
        }
        return body instanceof J.MethodInvocation call ? Optional.of(call) : Optional.empty();
    }

    /** What is sent was put together by the pool's thread; the caller does it now. */
    private void checkArguments(J.MethodInvocation call) throws CannotChange {
        List<String> unknown = new ArrayList<>();
        new UnknownCalls(counterpart.packages()).visit(call, unknown);
        if (!unknown.isEmpty()) {
            throw new CannotChange(
                    Hazard.H10,
                    unknown.get(0) + " would be called by the caller's thread instead of the executor's",
                    "read it into a local variable before");
        }
    }

    /** A future of exactly this type: futures do not widen. */
    private static void checkResult(J.MethodInvocation call, J.MethodInvocation supply) throws CannotChange {
        JavaType result = call.getType() == null ? JavaType.Unknown.getInstance() : Types.boxed(call.getType());
        boolean same = supply.getType() instanceof JavaType.Parameterized future
                && future.getTypeParameters().get(0).toString().equals(result.toString());
        if (!same) {
            throw new CannotChange(
                    Hazard.H19,
                    "the future is declared with another type than the call has",
                    "declare the future with the type that the client answers");
        }
    }

    private static J.MethodInvocation delivered(Expression future, J.MethodInvocation supply) {
        JavaType value = supply.getType() == null ? JavaType.Unknown.getInstance() : supply.getType();
        Locals names = Locals.of(supply);
        J.Lambda nothing = Syntax.lambda(
                List.of(
                        Syntax.variable(names.fresh("value"), Types.named("java.lang.Object")),
                        Syntax.variable(names.fresh("failure"), Types.named("java.lang.Throwable"))),
                Syntax.block(List.of()).withEnd(Space.EMPTY),
                CONSUMER);
        List<Expression> arguments = new ArrayList<>(List.of(nothing));
        if (supply.getArguments().size() > 1) {
            arguments.add(supply.getArguments().get(1));
        }
        JavaType[] parameters = arguments.size() == 1
                ? new JavaType[] {CONSUMER}
                : new JavaType[] {CONSUMER, Types.named(Types.EXECUTOR)};
        JavaType.Method deliver = Types.method(Types.COMPLETABLE_FUTURE, "whenCompleteAsync", value, parameters);
        return Syntax.call(future.withPrefix(Space.EMPTY), deliver, arguments.toArray(new Expression[0]))
                .withPrefix(supply.getPrefix());
    }

    /** Calls of which nobody here knows what they do. */
    private static final class UnknownCalls extends JavaIsoVisitor<List<String>> {
        private final List<String> known;

        private UnknownCalls(List<String> packages) {
            this.known = new ArrayList<>(List.of("java.lang.", "java.math.", "java.time.", "java.util."));
            this.known.addAll(packages);
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<String> unknown) {
            note(call.getMethodType(), call.getSimpleName() + "()", unknown);
            return super.visitMethodInvocation(call, unknown);
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, List<String> unknown) {
            note(created.getConstructorType(), "a constructor", unknown);
            return super.visitNewClass(created, unknown);
        }

        private void note(JavaType.@Nullable Method method, String what, List<String> unknown) {
            boolean isKnown = method != null
                    && known.stream().anyMatch(prefix -> method.getDeclaringType()
                            .getFullyQualifiedName()
                            .startsWith(prefix));
            if (!isKnown) {
                unknown.add(what);
            }
        }
    }
}
