package dev.unblock.recipes.client;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.tree.Locals;
import java.util.List;
import java.util.Optional;
import org.openrewrite.Cursor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;

/**
 * A private RestTemplate whose every use has a counterpart.
 *
 * @param name of the field that holds the client
 * @param lenient whether URI variables have to be encoded as the template does it
 */
public record TemplateField(PrivateField field, String name, boolean lenient) {

    /** What stands in the way before any call is looked at. */
    public static Optional<Refusal> whyNot(PrivateField field) {
        Optional<Refusal> elsewhere = field.knownElsewhere();
        if (elsewhere.isPresent()) {
            return Optional.of(new Refusal(
                    Hazard.H19,
                    elsewhere.get().evidence(),
                    "inject the RestTemplate through a constructor that is written in the class"));
        }
        boolean given = field.variable().getInitializer() != null
                || field.uses().stream().anyMatch(PrivateField.Use::isAssigned);
        return given
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H19,
                        field.name() + " is not given a value in this class",
                        "inject the RestTemplate through a constructor that is written in the class"));
    }

    public static TemplateField of(PrivateField field) throws CannotChange {
        boolean lenient = false;
        boolean called = false;
        if (field.variable().getInitializer() != null) {
            checkFresh(field.variable().getInitializer());
        }
        for (PrivateField.Use use : field.uses()) {
            if (use.isAssigned()) {
                checkAssignment(use);
                continue;
            }
            Optional<J.MethodInvocation> call = use.call();
            if (call.isEmpty()) {
                throw new CannotChange(
                        Hazard.H27,
                        field.name() + " is handed on as a RestTemplate in " + member(use.place()),
                        "keep the template to this class, or change what it is handed to as well");
            }
            Cursor place = use.place().getParentTreeCursor();
            lenient |= TemplateCall.of(call.get(), place).hasStrictlyEncodedVariables();
            called = true;
        }
        if (!called) {
            throw new CannotChange(Hazard.H27, field.name() + " is never called", "remove it");
        }
        return new TemplateField(field, nameFor(field), lenient);
    }

    private static String member(Cursor place) {
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        return method == null ? "a field" : method.getSimpleName();
    }

    /** One assignment, in a constructor, of a value that nobody configures afterwards. */
    private static void checkAssignment(PrivateField.Use use) throws CannotChange {
        J.MethodDeclaration method = use.place().firstEnclosing(J.MethodDeclaration.class);
        J.Assignment assignment = (J.Assignment) use.around();
        Cursor statement = use.place().getParentTreeCursor();
        boolean plain = method != null
                && method.isConstructor()
                && method.getBody() != null
                && method.getBody().getStatements().contains(assignment)
                && statement.getValue() == assignment;
        if (!plain) {
            throw new CannotChange(
                    Hazard.H19,
                    "the template is assigned in " + (method == null ? "an initialiser" : method.getSimpleName()),
                    "assign it once, in the constructor");
        }
        if (!(assignment.getAssignment().unwrap() instanceof J.Identifier given)) {
            checkFresh(assignment.getAssignment());
            return;
        }
        List<Statement> all = method.getBody().getStatements();
        List<Statement> later = all.subList(all.indexOf(assignment) + 1, all.size());
        boolean usedLater =
                later.stream().anyMatch(next -> Locals.of(next).used().contains(given.getSimpleName()));
        if (usedLater) {
            throw new CannotChange(
                    Hazard.H27,
                    given.getSimpleName() + " is used after it was assigned, and may be changed there",
                    "finish the template before it is assigned");
        }
    }

    /** {@code new RestTemplate(…)} or a builder's product: nobody else has it. */
    private static void checkFresh(Expression value) throws CannotChange {
        Expression made = value.unwrap();
        boolean plain = made instanceof J.NewClass created
                && created.getBody() == null
                && created.getArguments().stream().noneMatch(TemplateField::isList);
        boolean built = made instanceof J.MethodInvocation call
                && call.getSimpleName().equals("build")
                && call.getMethodType() != null
                && call.getMethodType().getDeclaringType().getClassName().equals("RestTemplateBuilder");
        if (!plain && !built) {
            throw new CannotChange(
                    Hazard.H27,
                    "it is not seen here how the template is made",
                    "inject the RestTemplate through the constructor");
        }
    }

    /** The constructor with a list takes message converters. */
    private static boolean isList(Expression argument) {
        return argument.getType() instanceof JavaType.FullyQualified type
                && !type.getFullyQualifiedName().startsWith("org.springframework.http.client");
    }

    /** {@code restTemplate} becomes {@code restClient}, where that name is free. */
    private static String nameFor(PrivateField field) {
        String name = field.name()
                .replace("RestTemplate", "RestClient")
                .replace("restTemplate", "restClient")
                .replace("resttemplate", "restclient");
        Locals taken = Locals.of(field.type());
        boolean free = !taken.declared().contains(name) && !taken.used().contains(name);
        return free ? name : field.name();
    }
}
