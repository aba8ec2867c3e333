package dev.unblock.recipes.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeTree;

/** One more annotation on a method, the last of them, on a line of its own if what follows it has one. */
public final class AddedAnnotation {
    private AddedAnnotation() {}

    public static J.MethodDeclaration on(J.MethodDeclaration method, J.Annotation annotation) {
        List<J.Annotation> all = new ArrayList<>(method.getLeadingAnnotations());
        if (all.isEmpty()) {
            String line = "\n" + method.getPrefix().getIndent();
            all.add(annotation.withPrefix(Space.EMPTY));
            return followedBy(method, Space.format(line)).withLeadingAnnotations(all);
        }
        Space next = following(method);
        all.add(annotation.withPrefix(next));
        return followedBy(method, Space.format(next.getLastWhitespace())).withLeadingAnnotations(all);
    }

    /** The new annotation where the old one was. */
    public static J.MethodDeclaration inPlaceOf(J.Annotation old, J.MethodDeclaration method, J.Annotation annotation) {
        return method.withLeadingAnnotations(ListUtils.map(
                method.getLeadingAnnotations(), each -> each == old ? annotation.withPrefix(old.getPrefix()) : each));
    }

    private static Space following(J.MethodDeclaration method) {
        if (!method.getModifiers().isEmpty()) {
            return method.getModifiers().get(0).getPrefix();
        }
        J.TypeParameters parameters = method.getPadding().getTypeParameters();
        return parameters != null ? parameters.getPrefix() : returned(method).getPrefix();
    }

    private static J.MethodDeclaration followedBy(J.MethodDeclaration method, Space prefix) {
        if (!method.getModifiers().isEmpty()) {
            return method.withModifiers(
                    ListUtils.mapFirst(method.getModifiers(), modifier -> modifier.withPrefix(prefix)));
        }
        J.TypeParameters parameters = method.getPadding().getTypeParameters();
        return parameters != null
                ? method.getPadding().withTypeParameters(parameters.withPrefix(prefix))
                : method.withReturnTypeExpression(returned(method).withPrefix(prefix));
    }

    private static TypeTree returned(J.MethodDeclaration method) {
        return Objects.requireNonNull(method.getReturnTypeExpression());
    }
}
