package dev.unblock.recipes.web;

import dev.unblock.recipes.web.Addresses.Piece;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** The constants of a project by class and name, and what texts are that are put together of them. */
public final class TextConstants {
    /** Constants may be put together of others, but hardly deeper. */
    private static final int DEEPEST = 8;

    private final Map<String, Expression> values = new HashMap<>();

    /** Adds the constants of every file it visits. */
    public JavaIsoVisitor<ExecutionContext> scan() {
        return new JavaIsoVisitor<>() {
            @Override
            public J.VariableDeclarations.NamedVariable visitVariable(
                    J.VariableDeclarations.NamedVariable variable, ExecutionContext ctx) {
                JavaType.Variable type = variable.getVariableType();
                if (isConstant(type) && variable.getInitializer() != null) {
                    values.put(name(type), variable.getInitializer());
                }
                return super.visitVariable(variable, ctx);
            }
        };
    }

    private static boolean isConstant(JavaType.@Nullable Variable type) {
        return type != null
                && type.hasFlags(Flag.Static, Flag.Final)
                && type.getOwner() instanceof JavaType.FullyQualified;
    }

    private static String name(JavaType.Variable constant) {
        return ((JavaType.FullyQualified) constant.getOwner()).getFullyQualifiedName() + "#" + constant.getName();
    }

    /** The pieces of a text in order; what is not known stands for any text. */
    List<Piece> pieces(Expression text) {
        return pieces(text, 0).toList();
    }

    private Stream<Piece> pieces(Expression text, int depth) {
        if (text instanceof J.Literal literal && literal.getValue() != null) {
            return Stream.of(Piece.known(String.valueOf(literal.getValue())));
        }
        if (text instanceof J.Binary sum && sum.getOperator() == J.Binary.Type.Addition) {
            return Stream.concat(pieces(sum.getLeft(), depth), pieces(sum.getRight(), depth));
        }
        if (text instanceof J.Parentheses<?> inside && inside.getTree() instanceof Expression expression) {
            return pieces(expression, depth);
        }
        if (text instanceof J.MethodInvocation call) {
            return made(call, depth);
        }
        Expression value = depth < DEEPEST ? value(text) : null;
        return value == null ? Stream.of(Piece.unknown()) : pieces(value, depth + 1);
    }

    /** What a method makes of texts has these in it, in their order: {@code String.format("/orders/%s", id)}. */
    private Stream<Piece> made(J.MethodInvocation call, int depth) {
        Stream<Expression> texts = Stream.concat(Stream.ofNullable(call.getSelect()), call.getArguments().stream());
        return Stream.concat(
                texts.flatMap(text -> Stream.concat(
                        Stream.of(Piece.unknown()), pieces(text, depth).flatMap(TextConstants::formatted))),
                Stream.of(Piece.unknown()));
    }

    private static Stream<Piece> formatted(Piece piece) {
        return Stream.of(piece.isKnown() ? Piece.known(piece.text().replaceAll("%[sd]", "{}")) : piece);
    }

    private @Nullable Expression value(Expression text) {
        JavaType.Variable variable = null;
        if (text instanceof J.Identifier name) {
            variable = name.getFieldType();
        } else if (text instanceof J.FieldAccess access) {
            variable = access.getName().getFieldType();
        }
        return isConstant(variable) ? values.get(name(variable)) : null;
    }
}
