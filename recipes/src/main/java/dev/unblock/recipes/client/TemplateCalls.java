package dev.unblock.recipes.client;

import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openrewrite.Cursor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/** Writes calls of a RestClient that do what calls of a RestTemplate did. */
public final class TemplateCalls {
    public static final String TEMPLATE = "org.springframework.web.client.RestTemplate";
    static final String OPERATIONS = "org.springframework.web.client.RestOperations";
    static final String CLIENT = "org.springframework.web.client.RestClient";
    static final String MEDIA_TYPE = "org.springframework.http.MediaType";
    private static final String HEADERS = "org.springframework.http.HttpHeaders";
    private static final String BODY_SPEC = CLIENT + "$RequestBodyUriSpec";
    private static final String HEADERS_SPEC = CLIENT + "$RequestHeadersUriSpec";
    private static final String RESPONSE_SPEC = CLIENT + "$ResponseSpec";
    private static final String RESPONSE_ENTITY = "org.springframework.http.ResponseEntity";
    private static final Map<TemplateCall.Shape, String> GETTERS = Map.of(
            TemplateCall.Shape.LOCATION, "getLocation",
            TemplateCall.Shape.ALLOW, "getAllow");
    private static final int LONGEST_LINE = 90;

    private TemplateCalls() {}

    /** {@code client.get().uri(…).accept(…).retrieve().body(…)}. */
    static Expression of(TemplateCall call, J.MethodInvocation original, Expression client, Cursor place) {
        Expression onOneLine = written(call, original, new Writing(client, false));
        boolean wasLong = original.printTrimmed(place).contains("\n");
        boolean isLong = onOneLine.printTrimmed(place).length() > LONGEST_LINE;
        return wasLong || isLong ? written(call, original, new Writing(client, true)) : onOneLine;
    }

    private static Expression written(TemplateCall call, J.MethodInvocation original, Writing chain) {
        boolean sends = call.request().flatMap(RequestEntity::body).isPresent();
        String spec = call.verb().equals("get")
                        || call.verb().equals("head")
                        || call.verb().equals("options")
                ? HEADERS_SPEC
                : BODY_SPEC;
        if (call.verb().equals("delete")) {
            spec = sends ? BODY_SPEC : HEADERS_SPEC;
        }
        if (call.verb().equals("delete") && sends) {
            JavaType.FullyQualified method = Types.named("org.springframework.http.HttpMethod");
            chain.callFirst("method", spec, Syntax.constant(method, "DELETE"));
        } else {
            chain.callFirst(call.verb(), spec);
        }
        chain.call("uri", spec, spaced(call.uri()));
        accepted(call).ifPresent(types -> chain.call("accept", BODY_SPEC, types));
        call.request()
                .flatMap(RequestEntity::headers)
                .ifPresent(headers -> chain.call("headers", BODY_SPEC, List.of(putAll(headers))));
        call.request()
                .flatMap(RequestEntity::body)
                .ifPresent(body -> chain.call("body", BODY_SPEC, spaced(List.of(body))));
        chain.call("retrieve", RESPONSE_SPEC, List.of());
        return received(call, original, chain).withPrefix(original.getPrefix());
    }

    private static Expression received(TemplateCall call, J.MethodInvocation original, Writing chain) {
        JavaType result = original.getType() == null ? JavaType.Unknown.getInstance() : original.getType();
        if (call.answer().isPresent()) {
            String name = call.entity() == TemplateCall.Shape.VALUE ? "body" : "toEntity";
            return chain.end(
                    name, RESPONSE_SPEC, result, spaced(List.of(call.answer().get())));
        }
        JavaType entity = Types.generic(RESPONSE_ENTITY, Types.named("java.lang.Void"));
        Expression bodiless = chain.end("toBodilessEntity", RESPONSE_SPEC, entity, List.of());
        if (call.entity() == TemplateCall.Shape.NOTHING || call.entity() == TemplateCall.Shape.ENTITY) {
            return bodiless;
        }
        Expression headers = chain.end("getHeaders", RESPONSE_ENTITY, Types.named(HEADERS), List.of());
        String getter = GETTERS.get(call.entity());
        return getter == null ? headers : chain.end(getter, HEADERS, result, List.of());
    }

    /** The types that the template's converters would ask for. */
    private static java.util.Optional<List<Expression>> accepted(TemplateCall call) {
        return call.answer()
                .map(answer -> call.readsText()
                        ? List.<Expression>of(
                                media("TEXT_PLAIN"),
                                media("APPLICATION_JSON").withPrefix(Space.SINGLE_SPACE),
                                media("ALL").withPrefix(Space.SINGLE_SPACE))
                        : List.<Expression>of(media("APPLICATION_JSON")));
    }

    private static Expression media(String name) {
        return Syntax.constant(Types.named(MEDIA_TYPE), name);
    }

    /** {@code to -> to.putAll(headers)}. */
    private static Expression putAll(Expression headers) {
        String name = Locals.of(headers).fresh("target");
        J.Identifier target = Syntax.variable(name, Types.named(HEADERS));
        JavaType.Method put = Types.method(HEADERS, "putAll", JavaType.Primitive.Void, Types.named("java.util.Map"));
        Expression body = Syntax.call(target, put, headers.withPrefix(Space.EMPTY));
        return Syntax.lambda(List.of(target), body, Types.named("java.util.function.Consumer"));
    }

    private static List<Expression> spaced(List<Expression> arguments) {
        List<Expression> spaced = new ArrayList<>();
        arguments.forEach(
                argument -> spaced.add(argument.withPrefix(spaced.isEmpty() ? Space.EMPTY : Space.SINGLE_SPACE)));
        return spaced;
    }

    /** A chain of calls that grows, on one line or with a line for each call after the first. */
    private static final class Writing {
        private final boolean lines;
        private Expression at;
        private String owner = CLIENT;

        private Writing(Expression client, boolean lines) {
            this.at = client.withPrefix(Space.EMPTY);
            this.lines = lines;
        }

        private void callFirst(String name, String result, Expression... arguments) {
            at = Syntax.call(at, Types.method(owner, name, Types.named(result)), arguments);
            owner = result;
        }

        private void call(String name, String result, List<Expression> arguments) {
            end(name, owner, Types.named(result), arguments);
            owner = result;
        }

        private Expression end(String name, String on, JavaType result, List<Expression> arguments) {
            JavaType[] types = new JavaType[arguments.size()];
            java.util.Arrays.fill(types, Types.named("java.lang.Object"));
            JavaType.Method method = Types.method(on, name, result, types);
            Expression[] given = arguments.toArray(new Expression[0]);
            at = lines ? Syntax.chained(at, method, given) : Syntax.call(at, method, given);
            return at;
        }
    }
}
