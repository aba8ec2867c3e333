package dev.unblock.recipes;

import dev.unblock.recipes.async.TwinMethod;
import dev.unblock.recipes.project.NewSource;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.TypeStub;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** The text of a façade for some methods of a bean. */
record FacadeSource(
        Project.Declared delegate,
        List<J.MethodDeclaration> methods,
        String executorBean,
        JavaType.FullyQualified support) {
    private static final String EXECUTOR = "java.util.concurrent.Executor";

    FacadeSource {
        methods = List.copyOf(methods);
    }

    /** What every façade of ours looks like. */
    static boolean isFacade(J.ClassDeclaration type) {
        Set<String> fields = new TreeSet<>();
        for (Statement member : type.getBody().getStatements()) {
            if (member instanceof J.VariableDeclarations field) {
                field.getVariables().forEach(variable -> fields.add(variable.getSimpleName()));
            }
        }
        return fields.containsAll(List.of("delegate", "executor"));
    }

    SourceFile parse(ExecutionContext ctx) {
        String packageName = SourceRoot.packageName(delegate.file());
        NewSource source = new NewSource(SourceRoot.of(delegate.file()), packageName, className(), text());
        return source.parse(ctx, stubs());
    }

    J.ClassDeclaration addTo(J.ClassDeclaration facade, JavaVisitor<ExecutionContext> visitor, ExecutionContext ctx) {
        List<J.MethodDeclaration> added = Snippet.members(text(), stubs()).stream()
                .filter(J.MethodDeclaration.class::isInstance)
                .map(J.MethodDeclaration.class::cast)
                .filter(method -> !method.isConstructor())
                .toList();
        imports().forEach(name -> visitor.maybeAddImport(name, null, false));
        return Snippet.append(facade, added, visitor.getCursor(), ctx);
    }

    private String delegateName() {
        return delegate.tree().getSimpleName();
    }

    private String className() {
        return TwinMethod.facadeOf(delegateName());
    }

    private boolean isPublic() {
        return delegate.tree().hasModifier(J.Modifier.Type.Public);
    }

    private String text() {
        String visibility = isPublic() ? "public " : "";
        StringBuilder text = new StringBuilder();
        String packageName = SourceRoot.packageName(delegate.file());
        if (!packageName.isEmpty()) {
            text.append("package ").append(packageName).append(";\n\n");
        }
        Set<String> imports = new TreeSet<>(imports());
        imports.addAll(List.of(
                EXECUTOR,
                "org.springframework.beans.factory.annotation.Qualifier",
                "org.springframework.stereotype.Component"));
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append(HEAD.formatted(visibility, className(), delegateName(), executorBean));
        methods.forEach(method -> text.append('\n').append(method(method)));
        return text.append("}\n").toString();
    }

    private static final String HEAD = """

            /** {@link %3$s} on the threads of {@code %4$s}: every method returns at once. */
            @Component
            %1$sclass %2$s {

                private final %3$s delegate;
                private final Executor executor;

                %1$s%2$s(%3$s delegate, @Qualifier("%4$s") Executor executor) {
                    this.delegate = delegate;
                    this.executor = executor;
                }
            """;

    private static final String METHOD = """
                /** Like {@link %6$s#%3$s(%7$s)}, on a thread of the executor. */
                %1$s%8$sCompletableFuture<%2$s> %3$sAsync(%4$s) {
                    return AsyncSupport.supply(() -> %5$s, executor);
                }
            """;

    private String method(J.MethodDeclaration method) {
        String name = method.getSimpleName();
        String call = "delegate." + name + "(" + argumentNames(method) + ")";
        boolean isVoid = method.getReturnTypeExpression() == null
                || method.getReturnTypeExpression().getType() == JavaType.Primitive.Void;
        String visibility = isPublic() && !isPackagePrivate(method) ? "public " : "";
        String body = isVoid ? "{\n            " + call + ";\n            return null;\n        }" : call;
        String documented =
                String.join(", ", MethodTarget.of(method.getMethodType()).parameters());
        return METHOD.formatted(
                visibility,
                valueType(method),
                name,
                parameters(method),
                body,
                delegateName(),
                documented,
                typeParameters(method));
    }

    private boolean isPackagePrivate(J.MethodDeclaration method) {
        boolean isInterface = delegate.tree().getKind() == J.ClassDeclaration.Kind.Type.Interface;
        return !isInterface && !method.hasModifier(J.Modifier.Type.Public);
    }

    private String typeParameters(J.MethodDeclaration method) {
        return method.getTypeParameters() == null
                ? ""
                : method.getTypeParameters().stream()
                        .map(parameter -> delegate.source(parameter))
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private String valueType(J.MethodDeclaration method) {
        JavaType type = method.getReturnTypeExpression() == null
                ? JavaType.Primitive.Void
                : method.getReturnTypeExpression().getType();
        if (type instanceof JavaType.Primitive primitive && primitive != JavaType.Primitive.String) {
            JavaType.FullyQualified boxed = (JavaType.FullyQualified) Types.boxed(primitive);
            return boxed.getClassName();
        }
        return delegate.source(method.getReturnTypeExpression());
    }

    private static List<J.VariableDeclarations> declared(J.MethodDeclaration method) {
        return method.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .toList();
    }

    private String parameters(J.MethodDeclaration method) {
        return declared(method).stream()
                .map(parameter -> delegate.source(parameter.getTypeExpression())
                        + (parameter.getVarargs() == null ? " " : "... ")
                        + parameter.getVariables().get(0).getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private static String argumentNames(J.MethodDeclaration method) {
        return declared(method).stream()
                .map(parameter -> parameter.getVariables().get(0).getSimpleName())
                .collect(Collectors.joining(", "));
    }

    /** What the methods' signatures and bodies name from other packages. */
    private Set<String> imports() {
        Set<String> names = new TreeSet<>();
        signatureTypes().forEach(type -> {
            boolean here = type.getPackageName().equals(SourceRoot.packageName(delegate.file()));
            if (!type.getPackageName().equals("java.lang") && (!here || type.getOwningClass() != null)) {
                names.add(type.getFullyQualifiedName().replace('$', '.'));
            }
        });
        names.add("java.util.concurrent.CompletableFuture");
        if (!support.getPackageName().equals(SourceRoot.packageName(delegate.file()))) {
            names.add(support.getFullyQualifiedName());
        }
        return names;
    }

    /** The classes that the signatures name, each as it is named. */
    private List<JavaType.FullyQualified> signatureTypes() {
        List<JavaType.FullyQualified> types = new ArrayList<>();
        for (J.MethodDeclaration method : methods) {
            NamedTypes names = new NamedTypes();
            names.visit(method.getReturnTypeExpression(), types);
            declared(method).forEach(parameter -> names.visit(parameter.getTypeExpression(), types));
            if (method.getTypeParameters() != null) {
                method.getTypeParameters().forEach(parameter -> names.visit(parameter, types));
            }
        }
        return types;
    }

    private static final class NamedTypes extends JavaIsoVisitor<List<JavaType.FullyQualified>> {
        @Override
        public J.Identifier visitIdentifier(J.Identifier name, List<JavaType.FullyQualified> types) {
            JavaType.FullyQualified type = TypeUtils.asFullyQualified(name.getType());
            if (type != null && type.getClassName().endsWith(name.getSimpleName())) {
                types.add(type);
            }
            return name;
        }

        @Override
        public J.FieldAccess visitFieldAccess(J.FieldAccess qualified, List<JavaType.FullyQualified> types) {
            visit(qualified.getTarget(), types);
            return qualified;
        }
    }

    /** Stubs of every class the text names, so that the compiler can attribute it. */
    private String[] stubs() {
        Map<String, TypeStub> stubs = new TreeMap<>();
        signatureTypes().forEach(type -> TypeStub.add(type, stubs));
        JavaType.FullyQualified owner = Objects.requireNonNull(delegate.tree().getType());
        TypeStub.of(owner, stubs).body().append(delegateMethods());
        List<String> all = new ArrayList<>();
        stubs.forEach(
                (name, stub) -> all.add(stub.text(name.equals(owner.getFullyQualifiedName()) ? imports() : Set.of())));
        all.add(AddAsyncSupport.text(support.getPackageName()));
        all.add(SpringStubs.COMPONENT);
        all.add(SpringStubs.QUALIFIER);
        return all.toArray(String[]::new);
    }

    private String delegateMethods() {
        StringBuilder text = new StringBuilder();
        for (J.MethodDeclaration method : methods) {
            String returned = method.getReturnTypeExpression() == null
                    ? "void"
                    : delegate.source(method.getReturnTypeExpression());
            text.append("public %s%s %s(%s) { throw null; }%n"
                    .formatted(typeParameters(method), returned, method.getSimpleName(), parameters(method)));
        }
        return text.toString();
    }
}
