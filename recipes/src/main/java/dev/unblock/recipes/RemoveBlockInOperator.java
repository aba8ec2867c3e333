package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Returns;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Composes a Mono inside a Reactor operator instead of blocking for it.
 *
 * <pre>
 * mono.map(x -&gt; other(x).block())   → mono.flatMap(x -&gt; other(x))
 * flux.map(x -&gt; other(x).block())   → flux.concatMap(x -&gt; other(x))      one after the other, as before
 * </pre>
 *
 * Where the inner Mono is empty, the outer one becomes empty, or leaves the element out; before, it failed. Refuses
 * lambdas that wait before their last expression, or with a limit of time (H26).
 */
public final class RemoveBlockInOperator extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public RemoveBlockInOperator(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Compose instead of blocking in reactive operators";
    }

    @Override
    public String getDescription() {
        return "Replaces `map` with a lambda that ends in `block()` by `flatMap` or `concatMap`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new MapVisitor(Targets.of(targets), refusals);
    }

    private static final class MapVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String MONO = "reactor.core.publisher.Mono";
        private static final String FLUX = "reactor.core.publisher.Flux";
        private static final MethodMatcher MAP_MONO = new MethodMatcher(MONO + " map(..)");
        private static final MethodMatcher MAP_FLUX = new MethodMatcher(FLUX + " map(..)");
        private static final MethodMatcher BLOCK = new MethodMatcher(MONO + " block()", true);
        private static final List<String> BLOCKING =
                List.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private MapVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
            boolean mono = MAP_MONO.matches(call);
            if (!mono && !MAP_FLUX.matches(call)
                    || !(call.getArguments().get(0) instanceof J.Lambda lambda)
                    || !waits(lambda.getBody())
                    || !targets.includeEnclosing(getCursor())) {
                return call;
            }
            Optional<J.MethodInvocation> last = lastBlock(lambda);
            Optional<Expression> inner = last.map(J.MethodInvocation::getSelect);
            if (inner.isEmpty() || !waitsOnlyAtItsEnd(lambda, last.get())) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H26,
                                "the lambda waits before its last expression, or with a limit",
                                "compose what it waits for with flatMap or zip"));
                return call;
            }
            return composed(call, lambda, last.get(), inner.get(), mono ? "flatMap" : "concatMap");
        }

        private static boolean waits(J code) {
            return Uses.anywhere(code, call -> BLOCKING.contains(call.getSimpleName()) && isReactive(call.getSelect()));
        }

        private static boolean isReactive(@Nullable Expression select) {
            return select != null
                    && (TypeUtils.isAssignableTo(MONO, select.getType())
                            || TypeUtils.isAssignableTo(FLUX, select.getType()));
        }

        /** The {@code block()} that makes the lambda's value. */
        private static Optional<J.MethodInvocation> lastBlock(J.Lambda lambda) {
            J body = lambda.getBody();
            if (body instanceof J.Block block) {
                List<Statement> statements = block.getStatements();
                boolean returns = !statements.isEmpty() && statements.get(statements.size() - 1) instanceof J.Return;
                body = returns ? ((J.Return) statements.get(statements.size() - 1)).getExpression() : null;
            }
            return body instanceof J.MethodInvocation call && BLOCK.matches(call)
                    ? Optional.of(call)
                    : Optional.empty();
        }

        /** No other wait, and no other return, in the lambda. */
        private static boolean waitsOnlyAtItsEnd(J.Lambda lambda, J.MethodInvocation last) {
            boolean others = Uses.anywhere(
                    lambda.getBody(),
                    call -> !call.getId().equals(last.getId())
                            && BLOCKING.contains(call.getSimpleName())
                            && isReactive(call.getSelect()));
            boolean returnsBefore = lambda.getBody() instanceof J.Block block
                    && Returns.in(block.getStatements()
                            .subList(0, block.getStatements().size() - 1));
            return !others && !returnsBefore;
        }

        private static J.MethodInvocation composed(
                J.MethodInvocation call, J.Lambda lambda, J.MethodInvocation last, Expression inner, String name) {
            J.Lambda composing = (J.Lambda)
                    new JavaIsoVisitor<Integer>() {
                        @Override
                        public J.Return visitReturn(J.Return returned, Integer p) {
                            return returned.getExpression() != null
                                            && returned.getExpression().getId().equals(last.getId())
                                    ? returned.withExpression(inner.withPrefix(last.getPrefix()))
                                    : returned;
                        }
                    }.visitNonNull(lambda, 0);
            if (lambda.getBody() == last) {
                composing = composing.withBody(inner.withPrefix(last.getPrefix()));
            }
            JavaType.Method known = call.getMethodType();
            JavaType.Method composed =
                    known == null ? Types.method(MONO, name, JavaType.Unknown.getInstance()) : known.withName(name);
            return call.withName(call.getName().withSimpleName(name).withType(composed))
                    .withMethodType(composed)
                    .withArguments(List.of(composing));
        }
    }
}
