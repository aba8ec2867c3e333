package dev.unblock.recipes;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** What a method of a JAX-RS resource must be like for its whole work to run later, on another thread. */
final class StageResources {
    private static final Set<String> SCOPES = Set.of("RequestScoped", "SessionScoped", "ConversationScoped");

    private StageResources() {}

    static Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type, ResourceLayer layer) {
        return Resources.withoutVerb(method)
                .or(() -> Resources.asynchronous(method))
                .or(() -> Handlers.otherCallers(method, layer.project()))
                .or(() -> CallableHandlers.parameter(method))
                .or(() -> injected(method, type))
                .or(() -> thread(method, type))
                .or(() -> CallableHandlers.advice(method, type, layer.web()))
                .or(() -> CallableHandlers.assignedParameter(method))
                .or(() -> CallableHandlers.widened(method));
    }

    /** What the container injects stands for the request of the thread that asks it. */
    private static Optional<Refusal> injected(J.MethodDeclaration method, J.ClassDeclaration type) {
        boolean parameter = method.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .flatMap(each -> ((J.VariableDeclarations) each).getLeadingAnnotations().stream())
                .anyMatch(annotation -> annotation.getSimpleName().equals("Context"));
        if (parameter) {
            return bound("it has a @Context parameter", "take what is needed of it as parameters");
        }
        for (JavaType.FullyQualified at = type.getType(); at != null; at = at.getSupertype()) {
            Optional<String> field = at.getMembers().stream()
                    .filter(StageResources::isOfRequest)
                    .map(JavaType.Variable::getName)
                    .findFirst();
            if (field.isPresent()) {
                return bound(
                        field.get() + " of " + at.getClassName() + " is injected for the request of its thread",
                        "move the method to a resource without it");
            }
        }
        return Optional.empty();
    }

    private static boolean isOfRequest(JavaType.Variable field) {
        Stream<JavaType.FullyQualified> ofType = field.getType() instanceof JavaType.FullyQualified type
                ? type.getAnnotations().stream()
                : Stream.empty();
        return field.getAnnotations().stream().anyMatch(type -> isNamed(type, Set.of("Context")))
                || ofType.anyMatch(type -> isNamed(type, SCOPES));
    }

    private static boolean isNamed(@Nullable JavaType annotation, Set<String> names) {
        return annotation instanceof JavaType.FullyQualified type && names.contains(type.getClassName());
    }

    /** Who may call is asked before, by the filters of the container. */
    private static Optional<Refusal> thread(J.MethodDeclaration method, J.ClassDeclaration type) {
        List<Refusal> inCode = LocalHazards.allInCode(Objects.requireNonNull(method.getBody()));
        return LocalHazards.all(method, type).stream()
                .filter(refusal -> refusal.hazard() != Hazard.H7 || method.hasModifier(J.Modifier.Type.Synchronized))
                .filter(refusal -> refusal.hazard() != Hazard.H3 || inCode.contains(refusal))
                .findFirst();
    }

    private static Optional<Refusal> bound(String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(Hazard.H5, evidence, whatWouldUnblock));
    }
}
