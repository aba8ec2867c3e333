package dev.unblock.recipes;

import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.Uses;
import dev.unblock.recipes.web.Handlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Which methods of a bean may run on another thread, as far as the bean itself shows. */
final class FacadeRules {
    private static final Set<Hazard> ABOUT_THE_THREAD =
            Set.of(Hazard.H3, Hazard.H4, Hazard.H5, Hazard.H7, Hazard.H18, Hazard.H19);

    private FacadeRules() {}

    static Optional<Refusal> refusal(
            J.MethodDeclaration method, Project.Declared delegate, Project project, Optional<SupportCalls> support) {
        return reachable(method, delegate.tree(), project)
                .or(() -> result(method, project))
                .or(() -> thread(method, delegate))
                .or(() -> nested(method, support))
                .or(() -> support.isPresent()
                        ? Optional.empty()
                        : refuse(Hazard.H20, "this module has no AsyncSupport", "run AddAsyncSupport first"));
    }

    private static Optional<Refusal> reachable(J.MethodDeclaration method, J.ClassDeclaration type, Project project) {
        if (type.getType() == null || type.getType().getOwningClass() != null) {
            return refuse(Hazard.H19, "the class is nested", "move the class to a file of its own");
        }
        if (!project.beans().isBean(type.getType())) {
            return refuse(Hazard.H19, "the class is not seen to be a bean", "make it a bean, or call it from one");
        }
        if (Stream.of(J.Modifier.Type.Private, J.Modifier.Type.Static, J.Modifier.Type.Protected)
                .anyMatch(method::hasModifier)) {
            return refuse(Hazard.H19, "the method cannot be called through the bean", "make the method public");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> result(J.MethodDeclaration method, Project project) {
        JavaType type = method.getReturnTypeExpression() == null
                ? null
                : method.getReturnTypeExpression().getType();
        if (Handlers.isAsynchronous(method) || TypeUtils.isAssignableTo("java.util.concurrent.Future", type)) {
            return refuse(Hazard.H18, "the method is asynchronous already", "call it as it is");
        }
        if (TypeUtils.isAssignableTo("java.util.stream.BaseStream", type)) {
            return refuse(Hazard.H6, "a stream is returned, which is read after the method has ended", "return a list");
        }
        return parts(type)
                .filter(part -> isEntity(part, project))
                .findFirst()
                .flatMap(entity -> refuse(
                        Hazard.H6,
                        "the entity " + entity.getClassName() + " is returned and may load lazily on another thread",
                        "return a value object that is filled inside the transaction"));
    }

    /** The type and its type arguments. */
    private static Stream<JavaType.FullyQualified> parts(@Nullable JavaType type) {
        if (type instanceof JavaType.Array array) {
            return parts(array.getElemType());
        }
        if (!(type instanceof JavaType.FullyQualified named)) {
            return Stream.empty();
        }
        Stream<JavaType.FullyQualified> arguments = type instanceof JavaType.Parameterized generic
                ? generic.getTypeParameters().stream().flatMap(FacadeRules::parts)
                : Stream.empty();
        return Stream.concat(Stream.of(named), arguments);
    }

    private static boolean isEntity(JavaType.FullyQualified type, Project project) {
        List<String> names = Stream.concat(
                        type.getAnnotations().stream().map(JavaType.FullyQualified::getClassName),
                        project.find(type.getFullyQualifiedName()).stream()
                                .flatMap(found -> found.tree().getLeadingAnnotations().stream())
                                .map(J.Annotation::getSimpleName))
                .toList();
        return names.contains("Entity") || names.contains("MappedSuperclass");
    }

    private static Optional<Refusal> thread(J.MethodDeclaration method, Project.Declared delegate) {
        boolean needsCaller = method.getLeadingAnnotations().stream()
                .filter(annotation -> annotation.getSimpleName().equals("Transactional"))
                .anyMatch(annotation -> delegate.source(annotation).contains("MANDATORY"));
        if (needsCaller) {
            return refuse(Hazard.H1, "the method takes part in its caller's transaction", "let it open its own");
        }
        return LocalHazards.all(method, delegate.tree()).stream()
                .filter(refusal -> ABOUT_THE_THREAD.contains(refusal.hazard()))
                .findFirst();
    }

    /** A task of the pool that starts further tasks there and waits for them can stop the whole pool. */
    private static Optional<Refusal> nested(J.MethodDeclaration method, Optional<SupportCalls> support) {
        return support.filter(own -> Uses.anywhere(method, own::isAwait))
                .flatMap(own -> refuse(
                        Hazard.H22,
                        "the method itself waits for tasks of an executor",
                        "compose the futures instead, or use an executor of its own for each layer"));
    }

    private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
    }
}
