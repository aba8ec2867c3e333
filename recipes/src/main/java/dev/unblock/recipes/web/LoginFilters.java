package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.TypeUtils;

/** Filters that set who the user is, and whether they do so for the dispatch of an asynchronous answer as well. */
public final class LoginFilters {
    /** The method by which a filter of Spring's says that it does not run for such dispatches. */
    public static final String DISPATCH_METHOD = "shouldNotFilterAsyncDispatch";

    /** What Spring calls once for each request. */
    public static final String ONCE_PER_REQUEST = "org.springframework.web.filter.OncePerRequestFilter";

    /** The method of such filters that does the work. */
    public static final String FILTER_METHOD = "doFilterInternal";

    private static final Set<String> LOGINS = Set.of("setAuthentication", "setContext", "setDeferredContext");

    private LoginFilters() {}

    /** Whether a method of this name logs a user in, if it is one of Spring Security's. */
    public static boolean isLogin(String name) {
        return LOGINS.contains(name);
    }

    /** Whether it sets who the user is. */
    public static boolean logsIn(J.ClassDeclaration filter) {
        return Uses.anywhere(filter, LoginFilters::isLoginCall);
    }

    private static boolean isLoginCall(J.MethodInvocation call) {
        return isLogin(call.getSimpleName())
                && (call.getMethodType() == null
                        || call.getMethodType()
                                .getDeclaringType()
                                .getFullyQualifiedName()
                                .startsWith("org.springframework.security."));
    }

    /** Whether the call sets who the user is, here or in a method of the same class. */
    public static Predicate<J.MethodInvocation> loggingIn(J.ClassDeclaration filter) {
        Set<String> own = Project.methods(filter).stream()
                .filter(method -> Uses.anywhere(method, LoginFilters::isLoginCall))
                .map(J.MethodDeclaration::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());
        return call -> isLoginCall(call) || call.getSelect() == null && own.contains(call.getSimpleName());
    }

    /** Whether the filter runs for the dispatch as well. */
    public static boolean coverDispatches(J.ClassDeclaration filter) {
        return dispatchMethod(filter).filter(LoginFilters::saysNo).isPresent();
    }

    /** What the filter says of such dispatches itself. */
    public static Optional<J.MethodDeclaration> dispatchMethod(J.ClassDeclaration filter) {
        return named(filter, DISPATCH_METHOD).findFirst();
    }

    /** The only method that does the filter's work, where Spring calls it once for each request. */
    public static Optional<J.MethodDeclaration> work(J.ClassDeclaration filter) {
        List<J.MethodDeclaration> found = named(filter, FILTER_METHOD).toList();
        return found.size() == 1 && TypeUtils.isAssignableTo(ONCE_PER_REQUEST, filter.getType())
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    /** Whether a class below it does the work in a way of its own, and would do all of it again for the dispatch. */
    public static boolean isOverridden(J.ClassDeclaration filter, Project project) {
        return filter.getType() != null && isOverridden(filter.getType().getFullyQualifiedName(), project);
    }

    private static boolean isOverridden(String filter, Project project) {
        return project.below(filter).stream()
                .anyMatch(below -> project.find(below).stream().anyMatch(found -> named(found.tree(), FILTER_METHOD)
                                .findAny()
                                .isPresent())
                        || isOverridden(below, project));
    }

    private static Stream<J.MethodDeclaration> named(J.ClassDeclaration filter, String name) {
        return Project.methods(filter).stream()
                .filter(method -> method.getSimpleName().equals(name));
    }

    private static boolean saysNo(J.MethodDeclaration method) {
        return method.getBody() != null
                && method.getBody().getStatements().size() == 1
                && method.getBody().getStatements().get(0) instanceof J.Return returned
                && returned.getExpression() instanceof J.Literal literal
                && Boolean.FALSE.equals(literal.getValue());
    }
}
