package dev.unblock.recipes.web;

import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What a Spring MVC handler must be like for its result to become a future. */
public final class Handlers {
    private static final Set<String> MAPPINGS =
            Set.of("RequestMapping", "GetMapping", "PostMapping", "PutMapping", "PatchMapping", "DeleteMapping");
    private static final Set<String> ASYNCHRONOUS = Set.of(
            "java.util.concurrent.Callable",
            "java.util.concurrent.CompletionStage",
            "org.springframework.web.context.request.async.DeferredResult",
            "org.springframework.web.context.request.async.WebAsyncTask",
            "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody",
            "org.reactivestreams.Publisher");
    private static final Set<String> BOUND_PARAMETERS = Set.of(
            "Model",
            "ModelMap",
            "RedirectAttributes",
            "SessionStatus",
            "HttpSession",
            "OutputStream",
            "Writer",
            "HttpServletRequest",
            "HttpServletResponse",
            "ServletRequest",
            "ServletResponse",
            "WebRequest",
            "NativeWebRequest");

    private static final String CALLED = "other code calls it";

    private Handlers() {}

    public static boolean isAsynchronous(J.MethodDeclaration method) {
        JavaType type = method.getReturnTypeExpression() == null
                ? null
                : method.getReturnTypeExpression().getType();
        return Twins.returnsFuture(method)
                || ASYNCHRONOUS.stream().anyMatch(name -> TypeUtils.isAssignableTo(name, type));
    }

    public static Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type, Project project) {
        return fixedSignature(method, type, project)
                .or(() -> boundParameter(method))
                .or(() -> LocalHazards.of(method, type).filter(r -> !isCheckedBefore(method, r)));
    }

    private static Optional<Refusal> fixedSignature(
            J.MethodDeclaration method, J.ClassDeclaration type, Project project) {
        return fixedCallers(method, project)
                .or(() -> answersWithBody(method, type) ? Optional.empty() : fixed("it returns the name of a view"));
    }

    /** Whether others than the framework rely on the signature. */
    static Optional<Refusal> fixedCallers(J.MethodDeclaration method, Project project) {
        return overriding(method)
                .or(() -> unmapped(method))
                .or(() -> project.isCalled(target(method)) ? fixed(CALLED) : Optional.empty());
    }

    /** The same, where a method of the class can have the work that its other methods call. */
    static Optional<Refusal> fixedElsewhere(J.MethodDeclaration method, Project project) {
        return overriding(method).or(() -> unmapped(method)).or(() -> calledElsewhere(method, project));
    }

    /** The same, where the handler may implement a method of an interface that changes along with it. */
    static Optional<Refusal> fixedElsewhere(J.MethodDeclaration method, Project project, HandlerContract contract) {
        return unmapped(contract.with(method)).or(() -> calledElsewhere(method, project));
    }

    private static Optional<Refusal> unmapped(J.MethodDeclaration method) {
        return isHandler(method) ? Optional.empty() : fixed("it has no request mapping, so other code may call it");
    }

    /** What it overrides may have the mapping, so that this is told first. */
    private static Optional<Refusal> overriding(J.MethodDeclaration method) {
        boolean is = method.getMethodType() == null
                || method.getMethodType().isOverride()
                || hasAnnotation(method, "Override");
        return is ? fixed("it overrides a method") : Optional.empty();
    }

    private static Optional<Refusal> calledElsewhere(J.MethodDeclaration method, Project project) {
        boolean isShared = project.isCalledBeside(target(method));
        return project.isCalledElsewhere(target(method))
                        || isShared && SharedWork.isTaken(Objects.requireNonNull(method.getMethodType()))
                ? fixed(CALLED)
                : Optional.empty();
    }

    private static MethodTarget target(J.MethodDeclaration method) {
        return MethodTarget.of(Objects.requireNonNull(method.getMethodType()));
    }

    private static Optional<Refusal> fixed(String evidence) {
        return Optional.of(new Refusal(
                Hazard.H19, evidence, "leave the signature, or move the waiting code to a handler of its own"));
    }

    private static boolean isHandler(J.MethodDeclaration method) {
        return method.getLeadingAnnotations().stream().anyMatch(a -> MAPPINGS.contains(a.getSimpleName()));
    }

    static boolean answersWithBody(J.MethodDeclaration method, J.ClassDeclaration type) {
        JavaType returned = method.getReturnTypeExpression() == null
                ? null
                : method.getReturnTypeExpression().getType();
        boolean body = hasAnnotation(method, "ResponseBody")
                || type.getLeadingAnnotations().stream()
                        .anyMatch(a -> Set.of("RestController", "ResponseBody").contains(a.getSimpleName()));
        return body || TypeUtils.isAssignableTo("org.springframework.http.HttpEntity", returned);
    }

    private static boolean hasAnnotation(J.MethodDeclaration method, String name) {
        return method.getLeadingAnnotations().stream()
                .anyMatch(a -> a.getSimpleName().equals(name));
    }

    private static Optional<Refusal> boundParameter(J.MethodDeclaration method) {
        return MethodTarget.of(Objects.requireNonNull(method.getMethodType())).parameters().stream()
                .filter(BOUND_PARAMETERS::contains)
                .findFirst()
                .map(name ->
                        new Refusal(Hazard.H5, "it has a parameter " + name, "read what is needed before the wait"));
    }

    /** Access rules on a handler are checked before it runs, on the request thread. */
    private static boolean isCheckedBefore(J.MethodDeclaration method, Refusal refusal) {
        return refusal.hazard() == Hazard.H3
                && !hasAnnotation(method, "PostAuthorize")
                && !hasAnnotation(method, "PostFilter")
                && LocalHazards.inCode(method).isEmpty();
    }
}
