package dev.unblock.recipes.client;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * A call of a RestTemplate, taken apart.
 *
 * @param verb {@code get}, {@code post}, …
 * @param uri the address, and what fills its template
 * @param answer the type that the answer is read as; empty where nobody reads it
 * @param entity whether status and headers are wanted together with the answer
 */
record TemplateCall(
        String verb, List<Expression> uri, Optional<RequestEntity> request, Optional<Expression> answer, Shape entity) {
    private static final Set<String> SAFE_VARIABLES = Set.of(
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Byte",
            "java.lang.Boolean",
            "java.util.UUID",
            "java.time.LocalDate");
    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Map<String, String> VERB_OF = Map.of(
            "getForObject", "get",
            "getForEntity", "get",
            "headForHeaders", "head",
            "postForObject", "post",
            "postForEntity", "post",
            "postForLocation", "post",
            "patchForObject", "patch",
            "put", "put",
            "delete", "delete",
            "optionsForAllow", "options");
    private static final Set<String> WITH_BODY =
            Set.of("postForObject", "postForEntity", "postForLocation", "patchForObject", "put");

    TemplateCall {
        uri = List.copyOf(uri);
    }

    /** What of the answer is wanted. */
    enum Shape {
        VALUE,
        ENTITY,
        HEADERS,
        LOCATION,
        ALLOW,
        NOTHING
    }

    static TemplateCall of(J.MethodInvocation call, Cursor place) throws CannotChange {
        JavaType.Method type = call.getMethodType();
        if (type == null || !TypeUtils.isAssignableTo(TemplateCalls.OPERATIONS, type.getDeclaringType())) {
            throw unknown(call);
        }
        return call.getSimpleName().equals("exchange") ? exchange(call, place) : simple(call, place);
    }

    private static TemplateCall simple(J.MethodInvocation call, Cursor place) throws CannotChange {
        String name = call.getSimpleName();
        String verb = VERB_OF.get(name);
        if (verb == null) {
            throw unknown(call);
        }
        List<Expression> arguments = call.getArguments();
        int at = 1;
        Optional<RequestEntity> request = Optional.empty();
        if (WITH_BODY.contains(name)) {
            request = Optional.of(RequestEntity.of(arguments.get(at++), place));
        }
        Shape shape = shape(name);
        Optional<Expression> answer = Optional.empty();
        if (shape == Shape.VALUE || shape == Shape.ENTITY) {
            answer = Optional.of(readable(arguments.get(at++)));
        }
        return new TemplateCall(verb, uri(arguments, at), request, answer, shape).checked();
    }

    private static Shape shape(String name) {
        return switch (name) {
            case "getForObject", "postForObject", "patchForObject" -> Shape.VALUE;
            case "getForEntity", "postForEntity" -> Shape.ENTITY;
            case "headForHeaders" -> Shape.HEADERS;
            case "postForLocation" -> Shape.LOCATION;
            case "optionsForAllow" -> Shape.ALLOW;
            default -> Shape.NOTHING;
        };
    }

    /** {@code exchange(url, HttpMethod.GET, entity, type, variables…)}. */
    private static TemplateCall exchange(J.MethodInvocation call, Cursor place) throws CannotChange {
        List<Expression> arguments = call.getArguments();
        if (arguments.size() < 4) {
            throw unknown(call);
        }
        String verb = httpMethod(arguments.get(1))
                .orElseThrow(() -> new CannotChange(
                        Hazard.H27, "the HTTP method of exchange is not a constant", "call with a constant"));
        Optional<RequestEntity> request =
                isNull(arguments.get(2)) ? Optional.empty() : Optional.of(RequestEntity.of(arguments.get(2), place));
        boolean ignored = isVoid(arguments.get(3));
        Optional<Expression> answer = ignored ? Optional.empty() : Optional.of(readable(arguments.get(3)));
        return new TemplateCall(verb, uri(arguments, 4), request, answer, Shape.ENTITY).checked();
    }

    private static Optional<String> httpMethod(Expression method) {
        String name = method instanceof J.FieldAccess access
                ? access.getSimpleName()
                : method instanceof J.Identifier identifier ? identifier.getSimpleName() : "";
        return VERBS.contains(name) ? Optional.of(name.toLowerCase(java.util.Locale.ROOT)) : Optional.empty();
    }

    private static List<Expression> uri(List<Expression> arguments, int variables) throws CannotChange {
        List<Expression> uri = new ArrayList<>(List.of(arguments.get(0)));
        for (Expression argument : arguments.subList(variables, arguments.size())) {
            if (isNull(argument)) {
                throw new CannotChange(Hazard.H27, "a URI variable is null", "leave it out of the template");
            }
            uri.add(argument);
        }
        return uri;
    }

    /** Without a body the template sends an empty one, a client none at all, in chunks. */
    private TemplateCall checked() throws CannotChange {
        boolean sends = Set.of("post", "put", "patch").contains(verb);
        if (sends && request.flatMap(RequestEntity::body).isEmpty()) {
            throw new CannotChange(
                    Hazard.H27,
                    "it sends a " + verb + " without a body, which a client frames differently",
                    "send an explicit body");
        }
        if (!sends && request.flatMap(RequestEntity::body).isPresent() && !verb.equals("delete")) {
            throw new CannotChange(
                    Hazard.H27, "it sends a body with " + verb, "use a method that has a body, or change it by hand");
        }
        return this;
    }

    /** String or what JSON is read into; other types have converters of their own, which ask for other formats. */
    private static Expression readable(Expression type) throws CannotChange {
        JavaType read = typeArgument(type.getType());
        boolean plain = read instanceof JavaType.FullyQualified named && isReadAsJson(named)
                || read instanceof JavaType.Array array && !(array.getElemType() instanceof JavaType.Primitive);
        if (!plain) {
            throw new CannotChange(
                    Hazard.H27,
                    "the answer is read by a converter of its own (" + read + ")",
                    "change this call by hand and name the types it accepts");
        }
        return type;
    }

    private static boolean isReadAsJson(JavaType.FullyQualified type) {
        String name = type.getFullyQualifiedName();
        return !name.startsWith("org.springframework.")
                && !name.startsWith("java.io.")
                && !name.startsWith("javax.xml.")
                && !name.startsWith("java.awt.")
                && !name.equals("java.lang.Void")
                && !name.equals("java.lang.Object");
    }

    /** {@code Order} of {@code Order.class} and of {@code new ParameterizedTypeReference<Order>() {}}. */
    private static @Nullable JavaType typeArgument(@Nullable JavaType type) {
        JavaType at = type instanceof JavaType.Class anonymous && anonymous.getSupertype() != null
                ? anonymous.getSupertype()
                : type;
        return at instanceof JavaType.Parameterized generic
                ? generic.getTypeParameters().get(0)
                : null;
    }

    boolean readsText() {
        return answer.map(type -> typeArgument(type.getType()))
                .filter(type -> TypeUtils.isString(type))
                .isPresent();
    }

    boolean readsReference() {
        return answer.filter(type -> !(type instanceof J.FieldAccess)).isPresent();
    }

    /** A template leaves reserved characters of a variable as they are; a client encodes them. */
    boolean hasStrictlyEncodedVariables() {
        return uri.stream().skip(1).anyMatch(variable -> !isSafe(variable));
    }

    private static boolean isSafe(Expression variable) {
        JavaType type = variable.getType();
        boolean number = type instanceof JavaType.Primitive primitive
                && primitive != JavaType.Primitive.String
                && primitive != JavaType.Primitive.Char;
        boolean plainText = variable instanceof J.Literal literal
                && literal.getValue() instanceof String text
                && text.matches("[A-Za-z0-9_-]*");
        return number
                || plainText
                || type instanceof JavaType.FullyQualified named
                        && SAFE_VARIABLES.contains(named.getFullyQualifiedName());
    }

    static boolean isNull(Expression expression) {
        return expression instanceof J.Literal literal && literal.getType() == JavaType.Primitive.Null;
    }

    private static boolean isVoid(Expression type) {
        return type instanceof J.FieldAccess literal
                && TypeUtils.isOfClassType(literal.getTarget().getType(), "java.lang.Void");
    }

    private static CannotChange unknown(J.MethodInvocation call) {
        return new CannotChange(
                Hazard.H27,
                "RestTemplate." + call.getSimpleName() + " has no counterpart with these arguments",
                "change this call by hand");
    }
}
