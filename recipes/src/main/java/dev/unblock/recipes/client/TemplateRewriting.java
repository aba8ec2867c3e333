package dev.unblock.recipes.client;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/** Changes the class of a RestTemplate whose every use has a counterpart. */
public final class TemplateRewriting extends JavaVisitor<ExecutionContext> {
    private static final JavaType.Class CLIENT = Types.named(TemplateCalls.CLIENT);
    private static final String URI_BUILDER_FACTORY = "org.springframework.web.util.UriBuilderFactory";
    private static final String MAKE = "restClientOf";

    private final TemplateField template;

    public TemplateRewriting(TemplateField template) {
        this.template = template;
    }

    @Override
    public J visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
        J visited = super.visitCompilationUnit(file, ctx);
        doAfterVisit(new UnusedImport(TemplateCalls.TEMPLATE));
        Stream.of("org.springframework.http.HttpMethod", "org.springframework.http.HttpEntity")
                .filter(name -> isUsed(file, name))
                .forEach(name -> doAfterVisit(new UnusedImport(name)));
        maybeAddImport(TemplateCalls.CLIENT);
        maybeAddImport(TemplateCalls.MEDIA_TYPE);
        if (template.lenient()) {
            maybeAddImport(URI_BUILDER_FACTORY);
        }
        return visited;
    }

    private static boolean isUsed(J.CompilationUnit file, String type) {
        return file.getTypesInUse().getTypesInUse().stream().anyMatch(used -> TypeUtils.isOfClassType(used, type));
    }

    @Override
    public J visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        J.ClassDeclaration visited = (J.ClassDeclaration) super.visitClassDeclaration(type, ctx);
        boolean present = Project.methods(visited).stream()
                .anyMatch(method -> method.getSimpleName().equals(MAKE));
        if (!template.lenient()
                || present
                || !type.getId().equals(template.field().type().getId())) {
            return visited;
        }
        String text = """
                import org.springframework.web.client.RestClient;
                import org.springframework.web.client.RestTemplate;
                import org.springframework.web.util.UriBuilderFactory;
                class $ {
                    /** Sends as the template does, and encodes URI variables like it. */
                    private static RestClient restClientOf(RestTemplate template) {
                        return RestClient.builder(template)
                                .uriBuilderFactory((UriBuilderFactory) template.getUriTemplateHandler())
                                .build();
                    }
                }
                """;
        return Snippet.append(visited, Snippet.members(text, SpringStubs.REST_CLIENT), getCursor(), ctx);
    }

    @Override
    public J visitVariableDeclarations(J.VariableDeclarations declaration, ExecutionContext ctx) {
        J.VariableDeclarations visited = (J.VariableDeclarations) super.visitVariableDeclarations(declaration, ctx);
        if (!isField(declaration.getId()) || visited.getTypeExpression() == null) {
            return visited;
        }
        J.VariableDeclarations.NamedVariable variable = visited.getVariables().get(0);
        Expression value = variable.getInitializer();
        J.VariableDeclarations.NamedVariable client = variable.withName(named(variable.getName()))
                .withVariableType(
                        variable.getVariableType() == null
                                ? null
                                : variable.getVariableType().withType(CLIENT).withName(template.name()))
                .withInitializer(value == null ? null : made(value));
        return visited.withTypeExpression(Syntax.type(CLIENT)
                        .withPrefix(visited.getTypeExpression().getPrefix()))
                .withVariables(List.of(client));
    }

    private boolean isField(UUID declaration) {
        return declaration.equals(template.field().declaration().getId());
    }

    @Override
    public J visitAssignment(J.Assignment assignment, ExecutionContext ctx) {
        J.Assignment visited = (J.Assignment) super.visitAssignment(assignment, ctx);
        return template.field().is(assignment.getVariable())
                ? visited.withAssignment(made(visited.getAssignment())).withType(CLIENT)
                : visited;
    }

    /** {@code RestClient.create(template)}. */
    private Expression made(Expression value) {
        JavaType given = Types.named(TemplateCalls.TEMPLATE);
        JavaType.FullyQualified owner = template.field().type().getType();
        Expression argument = value.withPrefix(Space.EMPTY);
        Expression made = template.lenient()
                ? Syntax.unqualifiedCall(
                        Types.staticMethod(
                                owner == null ? "Object" : owner.getFullyQualifiedName(), MAKE, CLIENT, given),
                        argument)
                : Syntax.staticCall(Types.staticMethod(TemplateCalls.CLIENT, "create", CLIENT, given), argument);
        return made.withPrefix(value.getPrefix());
    }

    @Override
    public J visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
        J.MethodInvocation visited = (J.MethodInvocation) super.visitMethodInvocation(call, ctx);
        if (call.getSelect() == null || !template.field().is(call.getSelect())) {
            return visited;
        }
        Optional<TemplateCall> parts = parts(visited);
        if (parts.isEmpty()) {
            return visited;
        }
        Expression written = TemplateCalls.of(parts.get(), visited, visited.getSelect(), getCursor());
        return Snippet.indent(written, getCursor().getParentOrThrow(), ctx);
    }

    /** Was looked at before anything was changed. */
    private Optional<TemplateCall> parts(J.MethodInvocation call) {
        try {
            return Optional.of(TemplateCall.of(call, getCursor()));
        } catch (CannotChange late) {
            throw new IllegalStateException(late);
        }
    }

    @Override
    public J visitIdentifier(J.Identifier name, ExecutionContext ctx) {
        return template.field().is(name) ? named(name) : name;
    }

    private J.Identifier named(J.Identifier name) {
        J.Identifier renamed = name.withSimpleName(template.name()).withType(CLIENT);
        return name.getFieldType() == null
                ? renamed
                : renamed.withFieldType(name.getFieldType().withType(CLIENT).withName(template.name()));
    }
}
