package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Spring's interceptors of requests, which it calls once more when an asynchronous answer is dispatched. */
public final class Interceptors {
    private static final List<String> TYPES = List.of(
            "org.springframework.web.servlet.HandlerInterceptor",
            "org.springframework.web.servlet.AsyncHandlerInterceptor",
            "org.springframework.web.context.request.WebRequestInterceptor");
    private static final Set<String> TELL_THE_DISPATCH = Set.of("getDispatcherType", "isConcurrentHandlingStarted");

    private Interceptors() {}

    public static boolean isOne(JavaType.FullyQualified type) {
        return TYPES.stream().anyMatch(name -> TypeUtils.isAssignableTo(name, type));
    }

    /** Whether what it does before the handler tells the second call from the first. */
    public static boolean isFit(J.ClassDeclaration type) {
        return before(type)
                .filter(method -> Uses.anywhere(method, call -> TELL_THE_DISPATCH.contains(call.getSimpleName())))
                .isPresent();
    }

    private static Optional<J.MethodDeclaration> before(J.ClassDeclaration type) {
        return Project.methods(type).stream()
                .filter(method -> method.getSimpleName().equals("preHandle"))
                .findFirst();
    }
}
