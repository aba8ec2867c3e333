package dev.unblock.recipes.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * A class that keeps a value for the thread, and lets anybody read and set it: what it holds can be carried to another thread.
 *
 * @param type its qualified name
 */
public record ThreadContext(String type, String getter, String setter) {
    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    /** The class as such, where it has one thread local with one static reader and one static writer. */
    public static Optional<ThreadContext> of(J.ClassDeclaration type) {
        JavaType.FullyQualified named = type.getType();
        if (named == null || named.getOwningClass() != null || !type.hasModifier(J.Modifier.Type.Public)) {
            return Optional.empty();
        }
        List<J.MethodDeclaration> getters = methods(type, ThreadContext::reads).toList();
        List<J.MethodDeclaration> setters = methods(type, ThreadContext::writes).toList();
        return threadLocals(type) == 1 && getters.size() == 1 && setters.size() == 1
                ? Optional.of(new ThreadContext(
                        named.getFullyQualifiedName(),
                        getters.get(0).getSimpleName(),
                        setters.get(0).getSimpleName()))
                : Optional.empty();
    }

    private static long threadLocals(J.ClassDeclaration type) {
        return type.getBody().getStatements().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .filter(field -> field.hasModifier(J.Modifier.Type.Static)
                        && TypeUtils.isAssignableTo(THREAD_LOCAL, field.getType()))
                .mapToLong(field -> field.getVariables().size())
                .sum();
    }

    private static Stream<J.MethodDeclaration> methods(J.ClassDeclaration type, Predicate<J.MethodDeclaration> wanted) {
        return Project.methods(type).stream()
                .filter(method -> method.hasModifier(J.Modifier.Type.Static)
                        && method.hasModifier(J.Modifier.Type.Public)
                        && method.getBody() != null
                        && wanted.test(method))
                .filter(method -> Project.methods(type).stream()
                                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                                .count()
                        == 1);
    }

    /** It takes nothing and calls nothing but the thread local's {@code get}. */
    private static boolean reads(J.MethodDeclaration method) {
        return parameters(method).isEmpty() && calls(method).equals(List.of("get"));
    }

    /** Its only statement gives its only parameter to the thread local. */
    private static boolean writes(J.MethodDeclaration method) {
        List<Statement> statements =
                method.getBody() == null ? List.of() : method.getBody().getStatements();
        return parameters(method).size() == 1
                && calls(method).equals(List.of("set"))
                && statements.size() == 1
                && statements.get(0) instanceof J.MethodInvocation call
                && call.getArguments().get(0) instanceof J.Identifier value
                && parameters(method).get(0) instanceof J.VariableDeclarations parameter
                && parameter.getVariables().get(0).getSimpleName().equals(value.getSimpleName());
    }

    private static List<Statement> parameters(J.MethodDeclaration method) {
        return method.getParameters().stream()
                .filter(parameter -> !(parameter instanceof J.Empty))
                .toList();
    }

    /** Names of the thread local's methods that are called; all else counts as a question mark. */
    private static List<String> calls(J.MethodDeclaration method) {
        List<String> calls = new ArrayList<>();
        new JavaIsoVisitor<List<String>>() {
            @Override
            public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<String> found) {
                Expression on = call.getSelect();
                boolean known = on != null && TypeUtils.isAssignableTo(THREAD_LOCAL, on.getType());
                found.add(known ? call.getSimpleName() : "?");
                return super.visitMethodInvocation(call, found);
            }

            @Override
            public J.NewClass visitNewClass(J.NewClass made, List<String> found) {
                found.add("?");
                return made;
            }
        }.visit(method.getBody(), calls);
        return calls;
    }
}
