package dev.unblock.recipes.project;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * A bean that a class needs in a field.
 *
 * <p>A class with one constructor that only Spring calls gets a constructor parameter. A class that other code makes
 * instances of, as unit tests do, gets an annotated field instead, so that this code still compiles and works: an
 * executor runs tasks on the calling thread until Spring sets it.
 */
public record InjectedBean(String typeName, String field, Optional<String> qualifier, Optional<String> initially) {
    private static final String AUTOWIRED = "org.springframework.beans.factory.annotation.Autowired";
    private static final String QUALIFIER = "org.springframework.beans.factory.annotation.Qualifier";
    private static final Set<String> ALL_FIELDS = Set.of("AllArgsConstructor", "Data", "Value", "Builder");

    public static InjectedBean executor(String beanName) {
        return new InjectedBean(
                "java.util.concurrent.Executor", beanName, Optional.of(beanName), Optional.of("Runnable::run"));
    }

    public static InjectedBean facade(String typeName) {
        String simple = typeName.substring(typeName.lastIndexOf('.') + 1);
        String field = Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
        return new InjectedBean(typeName, field, Optional.empty(), Optional.empty());
    }

    /** The name of a field that holds this bean already. */
    public Optional<String> existingField(J.ClassDeclaration type) {
        return fields(type).stream()
                .filter(declaration -> TypeUtils.isAssignableTo(typeName, declaration.getType()))
                .flatMap(declaration -> declaration.getVariables().stream())
                .map(J.VariableDeclarations.NamedVariable::getSimpleName)
                .filter(name -> qualifier.isEmpty() || name.equals(field))
                .findFirst();
    }

    /** Why the class cannot be given a field, if it cannot. */
    public Optional<Refusal> refusal(J.ClassDeclaration type) {
        boolean nameTaken = fields(type).stream()
                .flatMap(declaration -> declaration.getVariables().stream())
                .anyMatch(variable -> variable.getSimpleName().equals(field));
        boolean closed = type.getKind() != J.ClassDeclaration.Kind.Type.Class
                || type.getLeadingAnnotations().stream().anyMatch(a -> ALL_FIELDS.contains(a.getSimpleName()));
        if (existingField(type).isPresent() || !nameTaken && !closed) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Hazard.H19,
                nameTaken ? "a field " + field + " exists" : "the constructor is not written here",
                "give the class a field for the bean " + field));
    }

    /** The class with the field; unchanged if it has one. */
    public J.ClassDeclaration addTo(
            J.ClassDeclaration type, Project project, JavaVisitor<ExecutionContext> visitor, ExecutionContext ctx) {
        if (existingField(type).isPresent()) {
            return type;
        }
        visitor.maybeAddImport(typeName, false);
        qualifier.ifPresent(name -> visitor.maybeAddImport(QUALIFIER, false));
        Cursor body = new Cursor(new Cursor(visitor.getCursor().getParentOrThrow(), type), type.getBody());
        if (isMadeBySpringOnly(type, project)) {
            return throughConstructor(type, body, ctx);
        }
        visitor.maybeAddImport(AUTOWIRED, false);
        List<Statement> members = members("@Autowired\n" + annotation().replace(' ', '\n')
                + "private %s %s%s;"
                        .formatted(
                                simpleType(),
                                field,
                                initially.map(value -> " = " + value).orElse("")));
        return withField(type, members.get(0), body, ctx);
    }

    private static boolean isMadeBySpringOnly(J.ClassDeclaration type, Project project) {
        JavaType.FullyQualified named = type.getType();
        return constructors(type).size() == 1 && named != null && !project.isConstructed(named.getFullyQualifiedName());
    }

    private J.ClassDeclaration throughConstructor(J.ClassDeclaration type, Cursor body, ExecutionContext ctx) {
        List<Statement> members = members("private final %1$s %2$s; Made(%3$s%1$s %2$s) { this.%2$s = %2$s; }"
                .formatted(simpleType(), field, annotation()));
        J.MethodDeclaration model = (J.MethodDeclaration) members.get(1);
        List<Statement> statements = type.getBody().getStatements().stream()
                .map(member -> member instanceof J.MethodDeclaration method && method.isConstructor()
                        ? withParameter(method, model, new Cursor(body, method), ctx)
                        : member)
                .toList();
        return withField(type.withBody(type.getBody().withStatements(statements)), members.get(0), body, ctx);
    }

    private static J.MethodDeclaration withParameter(
            J.MethodDeclaration constructor, J.MethodDeclaration model, Cursor place, ExecutionContext ctx) {
        List<Statement> parameters = new ArrayList<>(constructor.getParameters());
        parameters.removeIf(J.Empty.class::isInstance);
        Space prefix = parameters.isEmpty()
                ? Space.EMPTY
                : parameters.size() == 1
                        ? Space.SINGLE_SPACE
                        : parameters.get(parameters.size() - 1).getPrefix();
        parameters.add(model.getParameters().get(0).withPrefix(prefix.withComments(List.of())));
        J.MethodDeclaration extended = constructor.withParameters(parameters);
        extended = extended.withMethodType(extended(constructor.getMethodType(), model.getMethodType()));
        extended = extended.withName(extended.getName().withType(extended.getMethodType()));
        J.Block body = extended.getBody();
        if (body == null || model.getBody() == null) {
            return extended;
        }
        Statement assignment = model.getBody().getStatements().get(0).withPrefix(Space.format("\n"));
        List<Statement> statements = new ArrayList<>(body.getStatements());
        statements.add(Snippet.indent(assignment, new Cursor(place, body), ctx));
        J.Block filled = body.withStatements(statements);
        boolean wasEmpty =
                body.getStatements().isEmpty() && !body.getEnd().getWhitespace().contains("\n");
        return extended.withBody(wasEmpty ? Snippet.indent(filled.withEnd(Space.format("\n")), place, ctx) : filled);
    }

    private static JavaType.@Nullable Method extended(
            JavaType.@Nullable Method constructor, JavaType.@Nullable Method model) {
        if (constructor == null || model == null) {
            return constructor;
        }
        List<JavaType> types = new ArrayList<>(constructor.getParameterTypes());
        types.addAll(model.getParameterTypes());
        List<String> names = new ArrayList<>(constructor.getParameterNames());
        names.addAll(model.getParameterNames());
        return constructor.withParameterTypes(types).withParameterNames(names);
    }

    /** After the last field, in the same way. */
    private static J.ClassDeclaration withField(
            J.ClassDeclaration type, Statement field, Cursor body, ExecutionContext ctx) {
        List<Statement> statements = new ArrayList<>(type.getBody().getStatements());
        int last = -1;
        for (int i = 0; i < statements.size(); i++) {
            last = statements.get(i) instanceof J.VariableDeclarations ? i : last;
        }
        boolean apart = isAnnotated(field) || last >= 0 && isAnnotated(statements.get(last));
        String gap = last >= 0 && apart ? "\n\n" : "\n";
        Statement placed = Snippet.indent(field.withPrefix(Space.format(gap)), body, ctx);
        statements.add(last + 1, placed);
        if (last < 0 && statements.size() > 1) {
            Statement next = statements.get(1);
            statements.set(
                    1,
                    next.withPrefix(next.getPrefix()
                            .withWhitespace("\n" + next.getPrefix().getWhitespace())));
        }
        return type.withBody(type.getBody().withStatements(statements));
    }

    private static boolean isAnnotated(Statement field) {
        return field instanceof J.VariableDeclarations declared
                && !declared.getLeadingAnnotations().isEmpty();
    }

    private static List<J.MethodDeclaration> constructors(J.ClassDeclaration type) {
        return Project.methods(type).stream()
                .filter(J.MethodDeclaration::isConstructor)
                .toList();
    }

    private static List<J.VariableDeclarations> fields(J.ClassDeclaration type) {
        return type.getBody().getStatements().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .toList();
    }

    private String annotation() {
        return qualifier.map(name -> "@Qualifier(\"" + name + "\") ").orElse("");
    }

    private String simpleType() {
        return typeName.substring(typeName.lastIndexOf('.') + 1);
    }

    private List<Statement> members(String text) {
        boolean ofProject = !typeName.startsWith("java.");
        String imports = "import %s; import %s; import %s;%n".formatted(typeName, AUTOWIRED, QUALIFIER);
        String stub = "package %s; public class %s {}"
                .formatted(
                        ofProject ? typeName.substring(0, typeName.lastIndexOf('.')) : "dev.unblock.none",
                        simpleType());
        return Snippet.members(
                imports + "class Made { " + text + " }", SpringStubs.AUTOWIRED, SpringStubs.QUALIFIER, stub);
    }
}
