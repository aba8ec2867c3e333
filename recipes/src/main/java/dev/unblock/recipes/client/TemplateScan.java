package dev.unblock.recipes.client;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.tree.LineOf;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.java.tree.TypeUtils;

/** Looks through a project for what changes its RestTemplates later, or replaces them in tests. */
public final class TemplateScan extends JavaIsoVisitor<ExecutionContext> {
    private static final String CONVERTER = "org.springframework.http.converter.HttpMessageConverter";
    private static final String ACCESSOR = "org.springframework.http.client.support.HttpAccessor";
    private static final Set<String> BUILDERS = Set.of(
            "org.springframework.boot.web.client.RestTemplateBuilder",
            "org.springframework.boot.restclient.RestTemplateBuilder");

    /** What a client reads later than it is made, or not at all. */
    private static final Set<String> NOT_TAKEN_OVER = Set.of(
            "setMessageConverters",
            "getMessageConverters",
            "setUriTemplateHandler",
            "setDefaultUriVariables",
            "messageConverters",
            "additionalMessageConverters",
            "defaultMessageConverters",
            "uriTemplateHandler",
            "rootUri");

    /** What a client takes over when it is made; a later change would pass it by. */
    private static final Set<String> TAKEN_OVER_ONCE = Set.of(
            "setInterceptors",
            "getInterceptors",
            "setErrorHandler",
            "setRequestFactory",
            "setClientHttpRequestInitializers",
            "getClientHttpRequestInitializers",
            "setObservationRegistry",
            "setObservationConvention");

    private static final Set<String> REPLACED =
            Set.of("Mock", "MockBean", "MockitoBean", "Spy", "SpyBean", "MockitoSpyBean");

    private final TemplateProject project;

    public TemplateScan(TemplateProject project) {
        this.project = project;
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
        JavaType.Method method = call.getMethodType();
        if (method != null && isTemplate(method.getDeclaringType())) {
            judge(call);
        }
        boolean mocked =
                (call.getSimpleName().equals("mock") || call.getSimpleName().equals("spy"))
                        && call.getArguments().stream().anyMatch(TemplateScan::isTemplateClass);
        boolean set = call.getSimpleName().equals("setField")
                && call.getArguments().stream()
                        .anyMatch(argument -> TypeUtils.isAssignableTo(TemplateCalls.TEMPLATE, argument.getType()));
        if (mocked || set) {
            replaced(call, "a test replaces the RestTemplate");
        }
        return super.visitMethodInvocation(call, ctx);
    }

    private void judge(J.MethodInvocation call) {
        String name = call.getSimpleName();
        if (NOT_TAKEN_OVER.contains(name)) {
            hinder(call, name + " is called: a RestClient does not take that over as it is");
        } else if (TAKEN_OVER_ONCE.contains(name) && !isMakingOne()) {
            hinder(call, name + " is called where the template may be in use already");
        }
    }

    /** In the method that makes the template all is set before anybody has it. */
    private boolean isMakingOne() {
        J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
        TypeTree result = method == null ? null : method.getReturnTypeExpression();
        return result != null && TypeUtils.isOfClassType(result.getType(), TemplateCalls.TEMPLATE);
    }

    private static boolean isTemplate(JavaType.FullyQualified type) {
        return BUILDERS.contains(type.getFullyQualifiedName()) || TypeUtils.isAssignableTo(ACCESSOR, type);
    }

    private static boolean isTemplateClass(J argument) {
        return argument instanceof J.FieldAccess literal
                && literal.getSimpleName().equals("class")
                && TypeUtils.isOfClassType(literal.getTarget().getType(), TemplateCalls.TEMPLATE);
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        if (type.getExtends() != null
                && TypeUtils.isAssignableTo(ACCESSOR, type.getExtends().getType())) {
            hinder(type, type.getSimpleName() + " extends RestTemplate");
        }
        if (type.getType() != null && TypeUtils.isAssignableTo(CONVERTER, type.getType())) {
            hinder(type, type.getSimpleName() + " is a message converter");
        }
        return super.visitClassDeclaration(type, ctx);
    }

    @Override
    public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
        TypeTree result = method.getReturnTypeExpression();
        if (result != null && TypeUtils.isAssignableTo(CONVERTER, result.getType())) {
            hinder(method, method.getSimpleName() + " makes a message converter");
        }
        return super.visitMethodDeclaration(method, ctx);
    }

    @Override
    public J.Annotation visitAnnotation(J.Annotation annotation, ExecutionContext ctx) {
        if (annotation.getSimpleName().equals("LoadBalanced")) {
            hinder(annotation, "@LoadBalanced adds its interceptor after the template was injected");
        } else if (annotation.getSimpleName().equals("RestClientTest")) {
            replaced(annotation, "a @RestClientTest answers the requests of the RestTemplate");
        } else if (REPLACED.contains(annotation.getSimpleName())) {
            J.VariableDeclarations field = getCursor().firstEnclosing(J.VariableDeclarations.class);
            if (field != null && TypeUtils.isOfClassType(field.getType(), TemplateCalls.TEMPLATE)) {
                replaced(annotation, "a test replaces the RestTemplate");
            }
        }
        return super.visitAnnotation(annotation, ctx);
    }

    @Override
    public J.Identifier visitIdentifier(J.Identifier name, ExecutionContext ctx) {
        if (name.getSimpleName().equals("MockRestServiceServer")) {
            replaced(name, "a test answers the requests of the RestTemplate by MockRestServiceServer");
        }
        return name;
    }

    private void hinder(Tree tree, String evidence) {
        project.hinder(
                place(tree), Hazard.H27, evidence, "set up the RestClient by hand as the RestTemplate is set up");
    }

    private void replaced(Tree tree, String evidence) {
        project.hinder(place(tree), Hazard.H30, evidence, "let the test answer over HTTP, or migrate it by hand first");
    }

    private String place(@Nullable Tree tree) {
        J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
        int line = tree == null ? 1 : LineOf.tree(file, tree);
        return file.getSourcePath().toString().replace('\\', '/') + ":" + line;
    }
}
