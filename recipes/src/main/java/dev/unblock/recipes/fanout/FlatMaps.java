package dev.unblock.recipes.fanout;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/** Reactor's operators that subscribe to up to 256 inner streams at once when nobody says how many. */
public final class FlatMaps {
    private static final MethodMatcher FLAT_MAP =
            new MethodMatcher("reactor.core.publisher.Flux flatMap(java.util.function.Function)");
    private static final MethodMatcher SEQUENTIAL =
            new MethodMatcher("reactor.core.publisher.Flux flatMapSequential(java.util.function.Function)");
    private static final String MONO = "reactor.core.publisher.Mono";
    private static final Set<String> SPLITS =
            Set.of("groupBy", "window", "windowUntil", "windowWhile", "windowTimeout");

    private FlatMaps() {}

    public static boolean isUnbounded(J.MethodInvocation call) {
        return FLAT_MAP.matches(call) || SEQUENTIAL.matches(call);
    }

    /** With a limit an inner stream that goes on for ever keeps later ones from starting; a Mono gives one value. */
    public static Optional<Refusal> refusal(J.MethodInvocation call) {
        Expression select = call.getSelect();
        if (select != null && Uses.anywhere(select, split -> SPLITS.contains(split.getSimpleName()))) {
            return Optional.of(new Refusal(
                    Hazard.H12,
                    "the stream is split, and parts that nobody takes hold up all others",
                    "give it a limit above the number of parts, by hand"));
        }
        return givesMono(call.getArguments().get(0))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H12,
                        "an inner stream may go on for ever, and later ones would never start",
                        "give it a limit by hand if the inner streams end"));
    }

    public static J.MethodInvocation bounded(J.MethodInvocation call, int concurrency) {
        List<Expression> arguments = new ArrayList<>(call.getArguments());
        arguments.add(Syntax.number(concurrency).withPrefix(Space.SINGLE_SPACE));
        JavaType.Method type = call.getMethodType();
        if (type == null) {
            return call;
        }
        List<JavaType> parameters = new ArrayList<>(type.getParameterTypes());
        parameters.add(JavaType.Primitive.Int);
        JavaType.Method extended =
                type.withParameterTypes(parameters).withParameterNames(List.of("mapper", "concurrency"));
        return call.withArguments(arguments)
                .withName(call.getName().withType(extended))
                .withMethodType(extended);
    }

    private static boolean givesMono(Expression function) {
        if (function instanceof J.MemberReference reference) {
            return reference.getMethodType() != null
                    && isMono(reference.getMethodType().getReturnType());
        }
        if (!(function instanceof J.Lambda lambda)) {
            return false;
        }
        if (lambda.getBody() instanceof Expression expression) {
            return isMono(expression.getType());
        }
        Results results = new Results();
        results.visit(lambda.getBody(), 0);
        return results.onlyMonos && results.any;
    }

    private static boolean isMono(@Nullable JavaType type) {
        return TypeUtils.isAssignableTo(MONO, type);
    }

    private static final class Results extends JavaIsoVisitor<Integer> {
        private boolean any;
        private boolean onlyMonos = true;

        @Override
        public J.Return visitReturn(J.Return returned, Integer p) {
            any = true;
            onlyMonos &= returned.getExpression() != null
                    && isMono(returned.getExpression().getType());
            return returned;
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, Integer p) {
            return lambda;
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, Integer p) {
            return created;
        }
    }
}
