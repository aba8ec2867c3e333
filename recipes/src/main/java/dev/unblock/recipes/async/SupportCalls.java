package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Calls of the project's own {@code AsyncSupport}. */
public final class SupportCalls {
    private final JavaType.FullyQualified support;

    public SupportCalls(JavaType.FullyQualified support) {
        this.support = support;
    }

    public JavaType.FullyQualified type() {
        return support;
    }

    /** Whether the call waits for a future. */
    public boolean isAwait(J.MethodInvocation call) {
        return call.getSimpleName().equals("await")
                && call.getMethodType() != null
                && call.getMethodType()
                        .getDeclaringType()
                        .getFullyQualifiedName()
                        .equals(support.getFullyQualifiedName());
    }

    /** {@code AsyncSupport.await(future, IOException.class)}. */
    Expression await(Expression future, JavaType value, List<JavaType.FullyQualified> thrown) throws CannotChange {
        return call("await", value, List.of(future), thrown);
    }

    /** {@code AsyncSupport.received(value, failure, IOException.class)}. */
    Expression received(J.Identifier value, J.Identifier failure, AsyncCalls.Started call) throws CannotChange {
        return call("received", call.value(), List.of(value, failure), call.thrown());
    }

    private Expression call(
            String name, JavaType value, List<Expression> arguments, List<JavaType.FullyQualified> thrown)
            throws CannotChange {
        if (thrown.size() > 2) {
            throw new CannotChange(
                    Hazard.H20, "the call throws " + thrown.size() + " checked exceptions", "declare fewer of them");
        }
        List<Expression> all = new ArrayList<>(arguments);
        thrown.forEach(type -> all.add(Syntax.classLiteral(type)));
        return invoke(method(name, value, all.size()).withThrownExceptions(List.copyOf(thrown)), all);
    }

    /** {@code AsyncSupport.step(x -> …)}. */
    Expression step(J.Lambda lambda) {
        return invoke(method("step", Types.named("java.util.function.Function"), 1), List.of(lambda));
    }

    /** {@code AsyncSupport.outcome((value, failure) -> …)}. */
    Expression outcome(J.Lambda lambda) {
        return invoke(method("outcome", Types.named("java.util.function.BiFunction"), 1), List.of(lambda));
    }

    /** {@code AsyncSupport.start(() -> …)}. */
    Expression start(J.Lambda lambda, JavaType value) {
        return invoke(method("start", Types.future(value), 1), List.of(lambda));
    }

    /** {@code AsyncSupport.supply(() -> …, executor)}. */
    Expression supply(J.Lambda lambda, Expression executor, JavaType value) {
        return invoke(method("supply", Types.future(value), 2), List.of(lambda, executor));
    }

    /** {@code AsyncSupport.mapBounded(items, work, executor, limit)}. */
    public Expression mapBounded(List<Expression> arguments, JavaType results) {
        return invoke(method("mapBounded", results, arguments.size()), arguments);
    }

    private JavaType.Method method(String name, JavaType result, int parameters) {
        JavaType[] types = new JavaType[parameters];
        Arrays.fill(types, Types.named("java.lang.Object"));
        return Types.staticMethod(support.getFullyQualifiedName(), name, result, types);
    }

    private static Expression invoke(JavaType.Method method, List<? extends Expression> arguments) {
        return Syntax.staticCall(method, arguments.toArray(new Expression[0]));
    }
}
