package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeTree;

/**
 * A method of an interface of the project's own that a handler implements, often with the mapping on it. Where this class
 * alone implements the interface, in the same module, and nobody calls the method, both can change together.
 *
 * @param type the interface
 * @param method what it says of the handler
 */
public record HandlerContract(Project.Declared type, J.MethodDeclaration method) {

    /** The only thing above the handler; empty where there is more, or what must not change. */
    public static Optional<HandlerContract> of(J.MethodDeclaration handler, J.ClassDeclaration owner, Project project) {
        JavaType.Method declared = handler.getMethodType();
        JavaType.FullyQualified named = owner.getType();
        if (declared == null || named == null) {
            return Optional.empty();
        }
        MethodTarget target = MethodTarget.of(declared);
        List<JavaType.FullyQualified> above = above(named).stream()
                .filter(type -> type.getMethods().stream().anyMatch(method -> target.in(type.getFullyQualifiedName())
                        .matches(method)))
                .toList();
        return above.size() == 1 && named.getInterfaces().contains(above.get(0))
                ? of(above.get(0), target, handler, named.getFullyQualifiedName(), project)
                : Optional.empty();
    }

    private static Optional<HandlerContract> of(
            JavaType.FullyQualified type,
            MethodTarget handler,
            J.MethodDeclaration implementing,
            String owner,
            Project project) {
        String name = type.getFullyQualifiedName();
        MethodTarget target = handler.in(name);
        Optional<Project.Declared> own = project.find(owner);
        boolean isFixed = type instanceof JavaType.Parameterized
                || project.isConstructed(name)
                || project.isCalled(target)
                || !project.below(name).equals(List.of(owner));
        return isFixed || own.isEmpty()
                ? Optional.empty()
                : project.find(name)
                        .filter(found -> isBeside(found, own.get()))
                        .flatMap(found -> project.declaration(target).map(method -> new HandlerContract(found, method)))
                        .filter(contract -> contract.isAbstract() && contract.says(implementing, own.get()));
    }

    private static boolean isBeside(Project.Declared contract, Project.Declared own) {
        String path = contract.file().getSourcePath().toString().replace('\\', '/');
        return contract.tree().getKind() == J.ClassDeclaration.Kind.Type.Interface
                && SourceRoot.project(contract.file()).equals(SourceRoot.project(own.file()))
                && !SourceRoot.isTest(contract.file())
                && Stream.of("target/", "build/", "generated").noneMatch(path::contains);
    }

    private boolean isAbstract() {
        return method.getBody() == null && !method.hasModifier(J.Modifier.Type.Static);
    }

    /** Whether it promises just what the handler returns. */
    private boolean says(J.MethodDeclaration handler, Project.Declared own) {
        TypeTree promised = method.getReturnTypeExpression();
        TypeTree returned = handler.getReturnTypeExpression();
        return promised != null
                && returned != null
                && type.source(promised).equals(own.source(returned))
                && String.valueOf(promised.getType()).equals(String.valueOf(returned.getType()));
    }

    /** The handler as Spring reads it: with what the interface says of it. */
    J.MethodDeclaration with(J.MethodDeclaration handler) {
        return handler.withLeadingAnnotations(
                ListUtils.concatAll(handler.getLeadingAnnotations(), method.getLeadingAnnotations()).stream()
                        .filter(annotation -> !annotation.getSimpleName().equals("Override"))
                        .toList());
    }

    /** Its class, likewise. */
    J.ClassDeclaration with(J.ClassDeclaration owner) {
        return owner.withLeadingAnnotations(
                ListUtils.concatAll(owner.getLeadingAnnotations(), type.tree().getLeadingAnnotations()));
    }

    private static List<JavaType.FullyQualified> above(JavaType.FullyQualified type) {
        List<JavaType.FullyQualified> above = new ArrayList<>();
        Stream.concat(Stream.ofNullable(type.getSupertype()), type.getInterfaces().stream())
                .forEach(each -> {
                    above.add(each);
                    above.addAll(above(each));
                });
        return above;
    }
}
