package dev.unblock.recipes.tree;

import java.util.Set;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Tells expressions that are never null, by what they are. */
public final class NonNull {
    private static final Set<String> FACTORIES = Set.of(
            "java.lang.String",
            "java.util.UUID",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime");

    private NonNull() {}

    public static boolean isProven(Expression expression) {
        Expression value = expression.unwrap();
        return value.getType() instanceof JavaType.Primitive primitive
                        && primitive != JavaType.Primitive.String
                        && primitive != JavaType.Primitive.Null
                || value instanceof J.Literal literal && literal.getValue() != null
                || value instanceof J.NewClass
                || value instanceof J.NewArray
                || value instanceof J.Lambda
                || value instanceof J.MemberReference
                || value instanceof J.Binary
                || isEnumConstant(value)
                || isFactory(value);
    }

    private static boolean isEnumConstant(Expression value) {
        JavaType.Variable variable = value instanceof J.FieldAccess access
                ? access.getName().getFieldType()
                : value instanceof J.Identifier name ? name.getFieldType() : null;
        return variable != null && variable.hasFlags(Flag.Enum);
    }

    private static boolean isFactory(Expression value) {
        return value instanceof J.MethodInvocation call
                && call.getMethodType() != null
                && FACTORIES.stream()
                        .anyMatch(type ->
                                TypeUtils.isOfClassType(call.getMethodType().getDeclaringType(), type));
    }
}
