package dev.unblock.recipes.client;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.NonNull;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * What a RestTemplate is given to send, with a body that is surely there: a client refuses null where a template sends
 * nothing.
 */
record RequestEntity(Optional<Expression> headers, Optional<Expression> body) {
    private static final String ENTITY = "org.springframework.http.HttpEntity";
    private static final Set<String> HEADERS =
            Set.of("org.springframework.util.MultiValueMap", "org.springframework.http.HttpHeaders");
    private static final Set<String> COLLECTIONS =
            Set.of("java.util.List", "java.util.Map", "java.util.Set", "java.util.Arrays");
    private static final Set<String> SINGLE =
            Set.of("singletonMap", "singletonList", "singleton", "emptyMap", "emptyList");
    private static final Set<String> NEVER_NULL =
            Set.of("NonNull", "NotNull", "Nonnull", "NotBlank", "NotEmpty", "Valid", "RequestBody");

    /** @param place the call */
    static RequestEntity of(Expression sent, Cursor place) throws CannotChange {
        if (TypeUtils.isAssignableTo(ENTITY, sent.getType())) {
            return entity(sent, place);
        }
        boolean anything = TypeUtils.isOfClassType(sent.getType(), "java.lang.Object");
        if (anything || !isThere(sent, place)) {
            throw new CannotChange(
                    Hazard.H27,
                    "what is sent may be null" + (anything ? " or an HttpEntity" : "") + ", which a client refuses",
                    "let the code show that it is not null: Objects.requireNonNull, or @NonNull on the parameter");
        }
        return new RequestEntity(Optional.empty(), Optional.of(sent));
    }

    private static RequestEntity entity(Expression sent, Cursor place) throws CannotChange {
        if (sent instanceof J.NewClass created) {
            return made(created, created, place);
        }
        if (sent instanceof J.Identifier name && declared(name, place) instanceof J.NewClass created) {
            return made(created, name, place);
        }
        throw new CannotChange(
                Hazard.H27, "it is not seen here what the HttpEntity holds", "make the HttpEntity in this method");
    }

    private static RequestEntity made(J.NewClass created, Expression entity, Cursor place) throws CannotChange {
        JavaType.Method constructor = created.getConstructorType();
        if (created.getBody() != null
                || constructor == null
                || !TypeUtils.isOfClassType(constructor.getDeclaringType(), ENTITY)) {
            throw new CannotChange(Hazard.H27, "the HttpEntity is of a class of its own", "send a plain HttpEntity");
        }
        Optional<Expression> headers = Optional.empty();
        Optional<Expression> body = Optional.empty();
        List<JavaType> types = constructor.getParameterTypes();
        for (int at = 0; at < types.size(); at++) {
            Expression argument = created.getArguments().get(at);
            boolean isHeaders = types.get(at) instanceof JavaType.FullyQualified type
                    && HEADERS.contains(type.getFullyQualifiedName());
            if (TemplateCall.isNull(argument)) {
                continue;
            }
            if (!isThere(argument, place)) {
                throw new CannotChange(
                        Hazard.H27,
                        "the " + (isHeaders ? "headers" : "body") + " of the HttpEntity may be null",
                        "let the code show that they are not null");
            }
            if (isHeaders) {
                headers = Optional.of(entity == created ? argument : part(entity, "getHeaders", argument.getType()));
            } else {
                body = Optional.of(entity == created ? argument : part(entity, "getBody", argument.getType()));
            }
        }
        return new RequestEntity(headers, body).checked(place);
    }

    /** The headers stand in a lambda. */
    private RequestEntity checked(Cursor place) throws CannotChange {
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        if (headers.isPresent() && method != null) {
            Set<String> used = Locals.of(headers.get()).used();
            used.retainAll(Locals.of(method).assigned());
            if (!used.isEmpty()) {
                throw new CannotChange(
                        Hazard.H9,
                        "the headers use " + String.join(", ", used) + ", which is assigned more than once",
                        "give each value a variable of its own");
            }
        }
        return this;
    }

    private static Expression part(Expression entity, String getter, @Nullable JavaType type) {
        JavaType known = type == null ? JavaType.Unknown.getInstance() : type;
        return Syntax.call(entity.withPrefix(Space.EMPTY), Types.method(ENTITY, getter, known));
    }

    /** Whether the code shows that the value is not null. */
    private static boolean isThere(Expression value, Cursor place) {
        if (NonNull.isProven(value) || isRequired(value)) {
            return true;
        }
        if (!(value instanceof J.Identifier name)) {
            return false;
        }
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        if (method == null || Locals.of(method).assigned().contains(name.getSimpleName())) {
            return false;
        }
        Expression made = declared(name, place);
        return made != null && (NonNull.isProven(made) || isRequired(made))
                || isAnnotated(method, name)
                || isUsedBefore(method, name, place);
    }

    private static boolean isRequired(Expression value) {
        return value instanceof J.MethodInvocation call
                && call.getMethodType() != null
                && (call.getSimpleName().equals("requireNonNull")
                                && TypeUtils.isOfClassType(call.getMethodType().getDeclaringType(), "java.util.Objects")
                        || isCollection(call));
    }

    /** {@code Map.of(…)} and its like never answer null. */
    private static boolean isCollection(J.MethodInvocation call) {
        JavaType.Method method = call.getMethodType();
        return method != null
                && method.hasFlags(Flag.Static)
                && (COLLECTIONS.stream().anyMatch(type -> TypeUtils.isOfClassType(method.getDeclaringType(), type))
                        || SINGLE.contains(call.getSimpleName())
                                && TypeUtils.isOfClassType(method.getDeclaringType(), "java.util.Collections"));
    }

    private static boolean isAnnotated(J.MethodDeclaration method, J.Identifier name) {
        return method.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .filter(parameter ->
                        parameter.getVariables().get(0).getSimpleName().equals(name.getSimpleName()))
                .flatMap(parameter -> parameter.getLeadingAnnotations().stream())
                .anyMatch(annotation -> NEVER_NULL.contains(annotation.getSimpleName()));
    }

    /** A statement before has called a method on it, at the same level, so that null would not have come as far. */
    private static boolean isUsedBefore(J.MethodDeclaration method, J.Identifier name, Cursor place) {
        if (method.getBody() == null) {
            return false;
        }
        for (Statement statement : method.getBody().getStatements()) {
            if (Uses.contains(statement, (J) place.getValue())) {
                return false;
            }
            boolean plain = statement instanceof J.VariableDeclarations || statement instanceof J.MethodInvocation;
            if (plain
                    && !Choices.in(statement)
                    && Uses.anywhere(
                            statement,
                            call -> call.getSelect() instanceof J.Identifier used
                                    && used.getSimpleName().equals(name.getSimpleName()))) {
                return true;
            }
        }
        return false;
    }

    /** What a local variable of the method is made as; null for anything else. */
    private static @Nullable Expression declared(J.Identifier name, Cursor place) {
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        if (method == null
                || method.getBody() == null
                || Locals.of(method).assigned().contains(name.getSimpleName())) {
            return null;
        }
        List<Expression> values = new ArrayList<>();
        new Declarations(name.getSimpleName()).visit(method.getBody(), values);
        return values.size() == 1 ? values.get(0) : null;
    }

    private static final class Declarations extends JavaIsoVisitor<List<Expression>> {
        private final String name;

        private Declarations(String name) {
            this.name = name;
        }

        @Override
        public J.VariableDeclarations.NamedVariable visitVariable(
                J.VariableDeclarations.NamedVariable variable, List<Expression> found) {
            if (variable.getSimpleName().equals(name) && variable.getInitializer() != null) {
                found.add(variable.getInitializer());
            }
            return super.visitVariable(variable, found);
        }
    }

    /** Code of which a part may be left out when it runs. */
    private static final class Choices extends JavaIsoVisitor<AtomicBoolean> {
        @Override
        public J.Binary visitBinary(J.Binary binary, AtomicBoolean found) {
            boolean isShort = binary.getOperator() == J.Binary.Type.And || binary.getOperator() == J.Binary.Type.Or;
            found.compareAndSet(false, isShort);
            return super.visitBinary(binary, found);
        }

        @Override
        public J.Ternary visitTernary(J.Ternary choice, AtomicBoolean found) {
            found.set(true);
            return choice;
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, AtomicBoolean found) {
            found.set(true);
            return lambda;
        }

        private static boolean in(J code) {
            AtomicBoolean found = new AtomicBoolean();
            new Choices().visit(code, found);
            return found.get();
        }
    }
}
