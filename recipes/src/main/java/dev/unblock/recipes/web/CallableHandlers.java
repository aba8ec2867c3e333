package dev.unblock.recipes.web;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.MethodTarget;
import dev.unblock.recipes.tree.OwnCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;

/** What a Spring MVC handler must be like for its whole work to run later, on another thread. */
public final class CallableHandlers {
    /** What Spring itself binds to the thread that runs the work; the executor carries the context of log lines. */
    private static final Set<Hazard> CARRIED = Set.of(Hazard.H3, Hazard.H5);

    private static final Set<String> WRITERS = Set.of(
            "HttpServletResponse",
            "ServletResponse",
            "OutputStream",
            "Writer",
            "InputStream",
            "Reader",
            "RedirectAttributes",
            "SessionStatus");

    private CallableHandlers() {}

    public static Optional<Refusal> refusal(J.MethodDeclaration method, J.ClassDeclaration type, WebLayer layer) {
        Optional<HandlerContract> contract = HandlerContract.of(method, type, layer.project());
        return contract.isEmpty()
                ? Handlers.fixedElsewhere(method, layer.project()).or(() -> around(method, type, layer))
                : Handlers.fixedElsewhere(method, layer.project(), contract.get())
                        .or(() -> around(
                                contract.get().with(method), contract.get().with(type), layer));
    }

    private static Optional<Refusal> around(J.MethodDeclaration method, J.ClassDeclaration type, WebLayer layer) {
        return view(method, type)
                .or(() -> parameter(method))
                .or(() -> thread(method, type))
                .or(() -> advice(method, type, layer))
                .or(() -> modelAttributes(type))
                .or(() -> assignedParameter(method))
                .or(() -> widened(method));
    }

    /** A view's name is rendered later as well, but a handler without result has its view named after the request. */
    private static Optional<Refusal> view(J.MethodDeclaration method, J.ClassDeclaration type) {
        boolean nothing = Objects.requireNonNull(method.getMethodType()).getReturnType() == JavaType.Primitive.Void;
        return nothing && !Handlers.answersWithBody(method, type)
                ? refuse(Hazard.H19, "it returns nothing, and its view is named after the request", "name the view")
                : Optional.empty();
    }

    private static Optional<Refusal> parameter(J.MethodDeclaration method) {
        return MethodTarget.of(Objects.requireNonNull(method.getMethodType())).parameters().stream()
                .filter(WRITERS::contains)
                .findFirst()
                .flatMap(name ->
                        refuse(Hazard.H5, "it has a parameter " + name, "return the answer instead of writing it"));
    }

    private static Optional<Refusal> thread(J.MethodDeclaration method, J.ClassDeclaration type) {
        return LocalHazards.all(method, type).stream()
                .filter(refusal -> refusal.hazard() != Hazard.H7 || method.hasModifier(J.Modifier.Type.Synchronized))
                .filter(refusal -> !CARRIED.contains(refusal.hazard()) || isAfterwards(method, type))
                .filter(refusal -> !refusal.evidence().startsWith("MDC."))
                .findFirst();
    }

    private static boolean isAfterwards(J.MethodDeclaration method, J.ClassDeclaration type) {
        return Stream.of(method.getLeadingAnnotations(), type.getLeadingAnnotations())
                .flatMap(List::stream)
                .anyMatch(annotation -> annotation.getSimpleName().startsWith("Post")
                        && Set.of("PostAuthorize", "PostFilter").contains(annotation.getSimpleName()));
    }

    /** What an unknown annotation's interceptor does around the handler would be done before its work. */
    private static Optional<Refusal> advice(J.MethodDeclaration method, J.ClassDeclaration type, WebLayer layer) {
        return Stream.of(method.getLeadingAnnotations(), type.getLeadingAnnotations())
                .flatMap(List::stream)
                .filter(annotation -> !isWithoutAdvice(annotation, layer))
                .findFirst()
                .flatMap(annotation -> refuse(
                        Hazard.H17,
                        "@" + annotation.getSimpleName()
                                + " may do something around the handler, which would be over before its work begins",
                        "move the annotation to the method that does the work"));
    }

    private static boolean isWithoutAdvice(J.Annotation annotation, WebLayer layer) {
        return annotation.getType() instanceof JavaType.FullyQualified named
                && (AnnotationsWithoutAdvice.has(named.getFullyQualifiedName())
                        || layer.isChecked(named.getFullyQualifiedName()));
    }

    private static Optional<Refusal> modelAttributes(J.ClassDeclaration type) {
        boolean session = type.getLeadingAnnotations().stream()
                .anyMatch(annotation -> annotation.getSimpleName().equals("SessionAttributes"));
        return session || hasModelAttributes(type.getType())
                ? refuse(
                        Hazard.H14,
                        "the controller prepares a model, which would be prepared twice",
                        "load the model in the handler itself")
                : Optional.empty();
    }

    static boolean hasModelAttributes(JavaType.@Nullable FullyQualified type) {
        for (JavaType.FullyQualified at = type; at != null; at = at.getSupertype()) {
            boolean prepared = at.getMethods().stream()
                    .flatMap(method -> method.getAnnotations().stream())
                    .anyMatch(annotation -> annotation.getClassName().equals("ModelAttribute"));
            if (prepared) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Refusal> assignedParameter(J.MethodDeclaration method) {
        Set<String> assigned =
                Locals.of(Objects.requireNonNull(method.getBody())).assigned();
        return method.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .flatMap(parameter -> ((J.VariableDeclarations) parameter).getVariables().stream())
                .map(J.VariableDeclarations.NamedVariable::getSimpleName)
                .filter(assigned::contains)
                .findFirst()
                .flatMap(name -> refuse(
                        Hazard.H9,
                        "its parameter " + name + " is assigned",
                        "give the new value a variable of its own"));
    }

    /** {@code long} may be returned as an {@code int}, {@code Long} may not. */
    private static Optional<Refusal> widened(J.MethodDeclaration method) {
        JavaType declared = Objects.requireNonNull(method.getMethodType()).getReturnType();
        if (!(declared instanceof JavaType.Primitive) || declared == JavaType.Primitive.Void) {
            return Optional.empty();
        }
        AtomicBoolean widens = new AtomicBoolean();
        for (Statement statement : Objects.requireNonNull(method.getBody()).getStatements()) {
            new OtherType(declared).visit(statement, widens);
        }
        return widens.get()
                ? refuse(Hazard.H19, "it returns a value of another primitive type", "cast the value")
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
    }

    private static final class OtherType extends OwnCode<AtomicBoolean> {
        private final JavaType declared;

        private OtherType(JavaType declared) {
            this.declared = declared;
        }

        @Override
        public J.Return visitReturn(J.Return returned, AtomicBoolean found) {
            Expression value = returned.getExpression();
            if (value != null && !declared.equals(value.getType())) {
                found.set(true);
            }
            return returned;
        }
    }
}
