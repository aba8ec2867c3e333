package dev.unblock.recipes.project;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Calls of request handlers that a proxy of Spring's takes down, to make the handler's address of them: {@code
 * linkTo(methodOn(Orders.class).get(id))}. They run nothing, and any interface may be what the handler returns.
 */
public final class Links {
    private static final String HATEOAS = "org.springframework.hateoas.";
    private static final String MVC = "org.springframework.web.servlet.mvc.method.annotation.MvcUriComponentsBuilder";
    private static final Set<String> RECORDERS = Set.of("methodOn", "on", "controller");
    private static final Set<String> READERS = Set.of("linkTo", "fromMethodCall", "withMethodCall");
    private static final Set<String> EVERYTHING = Set.of("java.lang.Exception", "java.lang.Throwable");

    private Links() {}

    /** Whether the call is made on such a proxy. */
    public static boolean isRecorded(J.MethodInvocation call) {
        return call.getSelect() instanceof J.MethodInvocation made
                && RECORDERS.contains(made.getSimpleName())
                && isOfLinks(made.getMethodType());
    }

    /** Whether it stays right where the handler returns something else and throws nothing. */
    static boolean bearsAnotherResult(J.MethodInvocation call, Cursor at) {
        Object around = at.getParentTreeCursor().getValue();
        return around instanceof J.MethodInvocation reader
                && READERS.contains(reader.getSimpleName())
                && isOfLinks(reader.getMethodType())
                && reader.getArguments().stream().map(Expression::getId).anyMatch(call.getId()::equals)
                && !(throwsMore(call) && at.firstEnclosing(J.Try.class) != null);
    }

    /** A clause for what nothing throws is an error, unless it is for exceptions of all kinds. */
    private static boolean throwsMore(J.MethodInvocation call) {
        return Stream.ofNullable(call.getMethodType())
                .flatMap(method -> method.getThrownExceptions().stream())
                .anyMatch(type -> !TypeUtils.isAssignableTo("java.lang.RuntimeException", type)
                        && EVERYTHING.stream().noneMatch(name -> TypeUtils.isOfClassType(type, name)));
    }

    private static boolean isOfLinks(JavaType.@Nullable Method method) {
        if (method == null) {
            return false;
        }
        String owner = method.getDeclaringType().getFullyQualifiedName();
        return owner.startsWith(HATEOAS) || owner.equals(MVC);
    }
}
