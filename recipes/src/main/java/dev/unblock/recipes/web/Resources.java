package dev.unblock.recipes.web;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What methods of JAX-RS resources say of themselves. */
public final class Resources {
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> PACKAGES = Set.of("jakarta.ws.rs", "javax.ws.rs");

    private static final List<String> ASYNCHRONOUS = List.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi",
            "io.reactivex.CompletableSource",
            "io.reactivex.ObservableSource",
            "io.reactivex.SingleSource",
            "io.vertx.core.Future",
            "org.jboss.resteasy.reactive.RestMulti");
    private static final Set<String> SUSPENDED = Set.of("AsyncResponse", "SseEventSink");

    private Resources() {}

    /** Verbs of an interface hold for the methods below it, but what else is said there need not. */
    public static Optional<Refusal> withoutVerb(J.MethodDeclaration method) {
        boolean has = method.getLeadingAnnotations().stream()
                .anyMatch(annotation -> annotation.getType() instanceof JavaType.FullyQualified type
                        && VERBS.contains(type.getClassName())
                        && PACKAGES.contains(type.getPackageName()));
        return has
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H19,
                        "it has no verb of HTTP of its own: an interface or other code decides how it is called",
                        "put the annotations of the resource on its own methods"));
    }

    public static Optional<Refusal> asynchronous(J.MethodDeclaration method) {
        JavaType returned = Objects.requireNonNull(method.getMethodType()).getReturnType();
        boolean later = ASYNCHRONOUS.stream().anyMatch(name -> TypeUtils.isAssignableTo(name, returned))
                || MethodTarget.of(method.getMethodType()).parameters().stream().anyMatch(SUSPENDED::contains);
        return later
                ? Optional.of(new Refusal(
                        Hazard.H18,
                        "it answers asynchronously already, so its waits stand where none should",
                        "compose what it waits for, or let it return a plain value"))
                : Optional.empty();
    }

    /** The annotation of this name on the method, or else on its class. */
    public static Optional<J.Annotation> annotation(J.MethodDeclaration method, J.ClassDeclaration type, String name) {
        return annotation(method.getLeadingAnnotations(), name)
                .or(() -> annotation(type.getLeadingAnnotations(), name));
    }

    public static Optional<J.Annotation> annotation(List<J.Annotation> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> TypeUtils.isOfClassType(annotation.getType(), name))
                .findFirst();
    }
}
