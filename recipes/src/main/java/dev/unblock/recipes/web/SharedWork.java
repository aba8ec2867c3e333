package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Links;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openrewrite.Tree;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.marker.Markers;

/** The work of a handler that other methods of its class call as well: a private method has it, and all of them call that. */
public final class SharedWork {
    private final J.MethodDeclaration handler;
    private final JavaType.Method work;

    private SharedWork(J.MethodDeclaration handler, JavaType.Method work) {
        this.handler = handler;
        this.work = work;
    }

    /** Nothing where no other method of the class calls the handler. */
    public static Optional<SharedWork> of(J.MethodDeclaration handler, Project project) {
        JavaType.Method type = Objects.requireNonNull(handler.getMethodType());
        return project.isCalledBeside(MethodTarget.of(type))
                ? Optional.of(new SharedWork(handler, type.withName(name(type))))
                : Optional.empty();
    }

    /** Whether a method of the class, or of one above it, has the name that the work would get. */
    static boolean isTaken(JavaType.Method handler) {
        String name = name(handler);
        for (JavaType.FullyQualified at = handler.getDeclaringType(); at != null; at = at.getSupertype()) {
            if (at.getMethods().stream().anyMatch(method -> method.getName().equals(name))) {
                return true;
            }
        }
        return false;
    }

    private static String name(JavaType.Method handler) {
        String name = handler.getName();
        return "do" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The handler with nothing but a call of its work. */
    public J.MethodDeclaration calling() {
        J.Block body = Objects.requireNonNull(handler.getBody());
        Expression[] arguments = parameters().stream()
                .flatMap(parameter -> parameter.getVariables().stream())
                .map(variable -> Syntax.variable(variable.getSimpleName(), variable.getType()))
                .toArray(Expression[]::new);
        J.MethodInvocation call = Syntax.unqualifiedCall(work, arguments);
        Statement only = work.getReturnType() == JavaType.Primitive.Void
                ? call
                : Syntax.returning(call.withPrefix(Space.SINGLE_SPACE));
        String margin = "\n" + Shift.margin(handler);
        return handler.withBody(
                body.withStatements(List.of(only.withPrefix(Space.format(margin + Shift.unit(handler, body)))))
                        .withEnd(Space.format(margin)));
    }

    private List<J.VariableDeclarations> parameters() {
        return handler.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .toList();
    }

    /** The method that has the work, as it was written; what is said of the handler stays with the handler. */
    public J.MethodDeclaration method() {
        J.Modifier isPrivate =
                new J.Modifier(Tree.randomId(), Space.EMPTY, Markers.EMPTY, null, J.Modifier.Type.Private, List.of());
        TypeTree returned = Objects.requireNonNull(handler.getReturnTypeExpression());
        TypeTree bare = returned instanceof J.AnnotatedType annotated ? annotated.getTypeExpression() : returned;
        return handler.withId(Tree.randomId())
                .withLeadingAnnotations(List.of())
                .withModifiers(List.of(isPrivate))
                .withReturnTypeExpression(bare.withPrefix(Space.SINGLE_SPACE))
                .withName(handler.getName().withSimpleName(work.getName()).withType(work))
                .withMethodType(work)
                .withParameters(ListUtils.map(handler.getParameters(), SharedWork::bare))
                .withPrefix(Space.format("\n\n" + Shift.margin(handler)));
    }

    private static Statement bare(Statement parameter) {
        if (!(parameter instanceof J.VariableDeclarations declared)
                || declared.getLeadingAnnotations().isEmpty()) {
            return parameter;
        }
        J.VariableDeclarations without = declared.withLeadingAnnotations(List.of());
        return without.getModifiers().isEmpty()
                ? without.withTypeExpression(
                        Objects.requireNonNull(without.getTypeExpression()).withPrefix(Space.EMPTY))
                : without.withModifiers(
                        ListUtils.mapFirst(without.getModifiers(), modifier -> modifier.withPrefix(Space.EMPTY)));
    }

    /** The code, calling the work where it called the handler. */
    public <T extends J> T calledIn(T code) {
        @SuppressWarnings("unchecked")
        T renamed = (T) new Calls().visitNonNull(code, 0);
        return renamed;
    }

    private final class Calls extends JavaIsoVisitor<Integer> {
        private final MethodTarget called = MethodTarget.of(Objects.requireNonNull(handler.getMethodType()));

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, p);
            return called.matches(visited.getMethodType()) && !Links.isRecorded(visited)
                    ? visited.withName(visited.getName()
                                    .withSimpleName(work.getName())
                                    .withType(work))
                            .withMethodType(work)
                    : visited;
        }
    }
}
