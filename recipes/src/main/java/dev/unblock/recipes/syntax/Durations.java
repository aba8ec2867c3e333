package dev.unblock.recipes.syntax;

import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.JavaType;

/** {@code Duration.ofSeconds(5)}, or {@code ofMillis} when it is not whole seconds. */
public final class Durations {
    private Durations() {}

    public static Expression ofMillis(int millis) {
        return millis % 1000 == 0 ? of("ofSeconds", millis / 1000) : of("ofMillis", millis);
    }

    private static Expression of(String factory, int amount) {
        JavaType.Method method =
                Types.staticMethod(Types.DURATION, factory, Types.named(Types.DURATION), JavaType.Primitive.Long);
        return Syntax.staticCall(method, Syntax.number(amount));
    }
}
