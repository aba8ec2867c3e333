package dev.unblock.recipes.async;

import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrewrite.java.RandomizeIdVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TextComment;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.marker.Markers;

/** The declaration of an asynchronous twin: {@code fetch(id)} gets {@code fetchAsync(id)} beside it. */
public final class TwinMethod {
    private TwinMethod() {}

    public static String nameOf(String method) {
        return method + "Async";
    }

    /** The bean beside another whose methods are the twins of that one's. */
    public static String facadeOf(String bean) {
        return bean + "Async";
    }

    /** A method beside the original one; the same parameters, no checked exceptions, a future of the same value. */
    static J.MethodDeclaration beside(J.MethodDeclaration original, List<Statement> body) {
        J.MethodDeclaration twin = returningFuture(original, body);
        JavaType.Method type =
                twin.getMethodType() == null ? null : twin.getMethodType().withName(nameOf(original.getSimpleName()));
        twin = twin.withName(twin.getName()
                        .withSimpleName(nameOf(original.getSimpleName()))
                        .withType(type))
                .withMethodType(type)
                .withLeadingAnnotations(List.of())
                .withThrows(null)
                .withPrefix(Space.EMPTY.withComments(List.of(documentation(original))));
        twin = firstTokenAfterComment(twin);
        return (J.MethodDeclaration) new RandomizeIdVisitor<Integer>().visitNonNull(twin, 0);
    }

    /** The same method, returning a future. */
    public static J.MethodDeclaration returningFuture(J.MethodDeclaration original, List<Statement> body) {
        TypeTree written = original.getReturnTypeExpression();
        JavaType value = written == null || written.getType() == null ? JavaType.Primitive.Void : written.getType();
        JavaType.Parameterized future = Types.future(value);
        JavaType.Method type = original.getMethodType() == null
                ? null
                : original.getMethodType().withReturnType(future);
        TypeTree returned = Continuations.futureOf(written, future);
        return original.withReturnTypeExpression(
                        returned.withPrefix(written == null ? Space.EMPTY : written.getPrefix()))
                .withBody(original.getBody() == null ? null : original.getBody().withStatements(body))
                .withName(original.getName().withType(type))
                .withMethodType(type);
    }

    /** Without annotations and with a comment in front, the first modifier or the type starts a line. */
    private static J.MethodDeclaration firstTokenAfterComment(J.MethodDeclaration twin) {
        if (!twin.getModifiers().isEmpty()) {
            List<J.Modifier> modifiers = new ArrayList<>(twin.getModifiers());
            modifiers.set(0, modifiers.get(0).withPrefix(Space.EMPTY));
            return twin.withModifiers(modifiers);
        }
        TypeTree returned = twin.getReturnTypeExpression();
        boolean generic = twin.getTypeParameters() != null;
        return generic || returned == null ? twin : twin.withReturnTypeExpression(returned.withPrefix(Space.EMPTY));
    }

    private static TextComment documentation(J.MethodDeclaration original) {
        String parameters = original.getMethodType() == null
                ? ""
                : MethodTarget.of(original.getMethodType()).parameters().stream()
                        .collect(Collectors.joining(", "));
        String text = "* Like {@link #" + original.getSimpleName() + "(" + parameters
                + ")}, but no thread waits for the answer. ";
        return new TextComment(true, text, "\n", Markers.EMPTY);
    }
}
