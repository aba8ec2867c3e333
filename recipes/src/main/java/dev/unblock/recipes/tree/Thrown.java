package dev.unblock.recipes.tree;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Finds the checked exceptions that leave a piece of code. */
public final class Thrown extends JavaIsoVisitor<Map<String, JavaType.FullyQualified>> {
    private final Deque<List<JavaType>> caught = new ArrayDeque<>();

    private Thrown() {}

    public static Collection<JavaType.FullyQualified> checkedBy(Collection<? extends J> code) {
        Map<String, JavaType.FullyQualified> found = new TreeMap<>();
        Thrown visitor = new Thrown();
        code.forEach(tree -> visitor.visit(tree, found));
        return found.values();
    }

    public static boolean isChecked(@Nullable JavaType type) {
        return type instanceof JavaType.FullyQualified
                && TypeUtils.isAssignableTo("java.lang.Throwable", type)
                && !TypeUtils.isAssignableTo("java.lang.RuntimeException", type)
                && !TypeUtils.isAssignableTo("java.lang.Error", type);
    }

    /** The types a catch clause catches, one or several. */
    public static List<JavaType> caughtBy(J.Try.Catch clause) {
        JavaType type = clause.getParameter().getTree().getType();
        if (type instanceof JavaType.MultiCatch several) {
            return several.getThrowableTypes();
        }
        return type == null ? List.of() : List.of(type);
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(
            J.MethodInvocation call, Map<String, JavaType.FullyQualified> found) {
        declared(call.getMethodType(), found);
        return super.visitMethodInvocation(call, found);
    }

    @Override
    public J.NewClass visitNewClass(J.NewClass created, Map<String, JavaType.FullyQualified> found) {
        declared(created.getConstructorType(), found);
        return created.getBody() == null ? super.visitNewClass(created, found) : created;
    }

    @Override
    public J.Throw visitThrow(J.Throw thrown, Map<String, JavaType.FullyQualified> found) {
        leave(thrown.getException().getType(), found);
        return super.visitThrow(thrown, found);
    }

    @Override
    public J.Lambda visitLambda(J.Lambda lambda, Map<String, JavaType.FullyQualified> found) {
        return lambda;
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(
            J.ClassDeclaration type, Map<String, JavaType.FullyQualified> found) {
        return type;
    }

    @Override
    public J.Try visitTry(J.Try tried, Map<String, JavaType.FullyQualified> found) {
        caught.push(tried.getCatches().stream()
                .flatMap(clause -> caughtBy(clause).stream())
                .toList());
        visit(tried.getResources(), found);
        visit(tried.getBody(), found);
        caught.pop();
        tried.getCatches().forEach(clause -> visit(clause.getBody(), found));
        visit(tried.getFinally(), found);
        return tried;
    }

    private void visit(@Nullable List<J.Try.Resource> resources, Map<String, JavaType.FullyQualified> found) {
        if (resources != null) {
            resources.forEach(resource -> visit(resource, found));
        }
    }

    private void declared(JavaType.@Nullable Method method, Map<String, JavaType.FullyQualified> found) {
        if (method != null) {
            method.getThrownExceptions().forEach(type -> leave(type, found));
        }
    }

    private void leave(@Nullable JavaType type, Map<String, JavaType.FullyQualified> found) {
        boolean handled =
                caught.stream().flatMap(List::stream).anyMatch(handler -> TypeUtils.isAssignableTo(handler, type));
        if (isChecked(type) && !handled) {
            JavaType.FullyQualified named = (JavaType.FullyQualified) type;
            found.put(named.getFullyQualifiedName(), named);
        }
    }
}
