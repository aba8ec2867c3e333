package dev.unblock.recipes.client;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Chain;
import dev.unblock.recipes.syntax.Durations;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import org.openrewrite.ExecutionContext;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** The visitor of {@link AddHttpClientTimeouts}: one method for each kind of client. */
public final class HttpClientTimeouts extends JavaVisitor<ExecutionContext> {
    private static final String REQUEST_BUILDER = "java.net.http.HttpRequest$Builder";
    private static final String CLIENT_BUILDER = "java.net.http.HttpClient$Builder";
    private static final String REST_TEMPLATE = "org.springframework.web.client.RestTemplate";
    private static final String REST_TEMPLATE_BUILDER = "org.springframework.boot.web.client.RestTemplateBuilder";
    private static final String REQUEST_FACTORY = "org.springframework.http.client.SimpleClientHttpRequestFactory";
    private static final String FACTORY_METHOD = "requestFactoryWithTimeouts";

    private static final MethodMatcher BUILD_REQUEST = new MethodMatcher(REQUEST_BUILDER + " build()");
    private static final MethodMatcher NEW_REQUEST = new MethodMatcher("java.net.http.HttpRequest newBuilder()");
    private static final MethodMatcher NEW_REQUEST_TO =
            new MethodMatcher("java.net.http.HttpRequest newBuilder(java.net.URI)");
    private static final MethodMatcher BUILD_CLIENT = new MethodMatcher(CLIENT_BUILDER + " build()");
    private static final MethodMatcher NEW_CLIENT = new MethodMatcher("java.net.http.HttpClient newBuilder()");
    private static final MethodMatcher DEFAULT_CLIENT = new MethodMatcher("java.net.http.HttpClient newHttpClient()");
    private static final MethodMatcher BUILD_TEMPLATE = new MethodMatcher(REST_TEMPLATE_BUILDER + " build(..)");
    private static final MethodMatcher BUILD_TEMPLATE_OF_BOOT_4 =
            new MethodMatcher("org.springframework.boot.restclient.RestTemplateBuilder build(..)");
    private static final MethodMatcher OPEN = new MethodMatcher("java.net.URL openConnection(..)");
    private static final MethodMatcher SET_FACTORY =
            new MethodMatcher("org.springframework.http.client.support.HttpAccessor setRequestFactory(..)", true);

    private final AsyncMigrationRefusals refusals;
    private final int connectMillis;
    private final int requestMillis;
    private final Targets targets;

    public HttpClientTimeouts(AsyncMigrationRefusals refusals, int connectMillis, int requestMillis, Targets targets) {
        this.refusals = refusals;
        this.connectMillis = connectMillis;
        this.requestMillis = requestMillis;
        this.targets = targets;
    }

    @Override
    public J visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
        J.MethodInvocation call = (J.MethodInvocation) super.visitMethodInvocation(method, ctx);
        if (!targets.includeEnclosing(getCursor())) {
            return call;
        }
        if (DEFAULT_CLIENT.matches(call)) {
            return limitedDefaultClient(call);
        }
        Chain chain = Chain.endingIn(call);
        // A builder made from another request has that request's timeout.
        boolean isNew = chain.startsWith(NEW_REQUEST) || chain.startsWith(NEW_REQUEST_TO);
        if (BUILD_REQUEST.matches(call) && isNew && !chain.calls("timeout")) {
            return with(call, builderMethod(REQUEST_BUILDER, "timeout"), requestMillis);
        }
        if (BUILD_CLIENT.matches(call) && chain.startsWith(NEW_CLIENT) && !chain.calls("connectTimeout")) {
            return with(call, builderMethod(CLIENT_BUILDER, "connectTimeout"), connectMillis);
        }
        return BUILD_TEMPLATE.matches(call) || BUILD_TEMPLATE_OF_BOOT_4.matches(call)
                ? limitedTemplate(call, chain, ctx)
                : call;
    }

    private static JavaType.Method builderMethod(String builder, String name) {
        return Types.method(builder, name, Types.named(builder), Types.named(Types.DURATION));
    }

    private J.MethodInvocation with(J.MethodInvocation call, JavaType.Method setter, int millis) {
        maybeAddImport(Types.DURATION, false);
        return Chain.endingIn(call).insertBeforeLast(setter, Durations.ofMillis(millis));
    }

    private Expression limitedDefaultClient(J.MethodInvocation call) {
        maybeAddImport(Types.DURATION, false);
        JavaType client = call.getType() == null ? Types.named("java.net.http.HttpClient") : call.getType();
        JavaType.Method create =
                Types.staticMethod("java.net.http.HttpClient", "newBuilder", Types.named(CLIENT_BUILDER));
        J.MethodInvocation builder =
                call.withName(Syntax.identifier("newBuilder", create)).withMethodType(create);
        Expression limited = Syntax.call(
                builder.withPrefix(Space.EMPTY),
                builderMethod(CLIENT_BUILDER, "connectTimeout"),
                Durations.ofMillis(connectMillis));
        return Syntax.call(limited, Types.method(CLIENT_BUILDER, "build", client))
                .withPrefix(call.getPrefix());
    }

    private J limitedTemplate(J.MethodInvocation call, Chain chain, ExecutionContext ctx) {
        if (chain.calls("connectTimeout", "readTimeout", "setConnectTimeout", "setReadTimeout")) {
            return call;
        }
        String builder = call.getMethodType() == null
                ? REST_TEMPLATE_BUILDER
                : call.getMethodType().getDeclaringType().getFullyQualifiedName();
        if (!chain.startsWithNew(builder) && !chain.startsWithVariable()) {
            return call;
        }
        if (chain.calls("requestFactory", "requestFactorySettings", "requestFactoryBuilder")) {
            refusals.refuse(
                    ctx,
                    getCursor(),
                    new Refusal(
                            Hazard.H27,
                            "the builder gets a request factory of its own",
                            "set the timeouts on that request factory"));
            return call;
        }
        String prefix = hasMethod(call.getMethodType(), "connectTimeout") ? "" : "set";
        J.MethodInvocation connecting =
                with(call, builderMethod(builder, name(prefix, "connectTimeout")), connectMillis);
        return with(connecting, builderMethod(builder, name(prefix, "readTimeout")), requestMillis);
    }

    private static String name(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static boolean hasMethod(JavaType.Method call, String name) {
        return call.getDeclaringType().getMethods().stream()
                .anyMatch(method -> method.getName().equals(name));
    }

    @Override
    public J visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        J.ClassDeclaration visited = (J.ClassDeclaration) super.visitClassDeclaration(type, ctx);
        boolean needed = Boolean.TRUE.equals(getCursor().pollMessage(FACTORY_METHOD));
        if (!needed) {
            return visited;
        }
        maybeAddImport(REQUEST_FACTORY, false);
        boolean present = Project.methods(visited).stream()
                .anyMatch(method -> method.getSimpleName().equals(FACTORY_METHOD));
        return present ? visited : withFactoryMethod(visited, ctx);
    }

    private J.ClassDeclaration withFactoryMethod(J.ClassDeclaration type, ExecutionContext ctx) {
        String text = """
                import %s;
                class $ {
                    private static SimpleClientHttpRequestFactory %s() {
                        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
                        factory.setConnectTimeout(%d);
                        factory.setReadTimeout(%d);
                        return factory;
                    }
                }
                """.formatted(REQUEST_FACTORY, FACTORY_METHOD, connectMillis, requestMillis);
        return Snippet.append(type, Snippet.members(text, SpringStubs.REQUEST_FACTORY), getCursor(), ctx);
    }

    @Override
    public J visitNewClass(J.NewClass newClass, ExecutionContext ctx) {
        J.NewClass created = (J.NewClass) super.visitNewClass(newClass, ctx);
        boolean bare = created.getBody() == null
                && created.getArguments().stream().allMatch(J.Empty.class::isInstance)
                && TypeUtils.isOfClassType(created.getType(), REST_TEMPLATE);
        if (!bare || !targets.includeEnclosing(getCursor())) {
            return created;
        }
        J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
        if (Uses.anywhere(file, SET_FACTORY)) {
            refusals.refuse(
                    ctx,
                    getCursor(),
                    new Refusal(
                            Hazard.H27,
                            "setRequestFactory is called here too",
                            "set the timeouts on that request factory"));
            return created;
        }
        return limitedTemplate(created);
    }

    private J.NewClass limitedTemplate(J.NewClass created) {
        JavaType.FullyQualified owner =
                getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class).getType();
        String ownerName = owner == null ? "Object" : owner.getFullyQualifiedName();
        JavaType.Method factory = Types.staticMethod(ownerName, FACTORY_METHOD, Types.named(REQUEST_FACTORY));
        J.MethodInvocation call = Syntax.unqualifiedCall(factory);
        getCursor().dropParentUntil(J.ClassDeclaration.class::isInstance).putMessage(FACTORY_METHOD, true);
        JavaType.Method constructor = Types.constructor(
                REST_TEMPLATE, Types.named("org.springframework.http.client.ClientHttpRequestFactory"));
        return created.withArguments(List.of(call)).withConstructorType(constructor);
    }

    @Override
    public J visitBlock(J.Block block, ExecutionContext ctx) {
        J.Block visited = (J.Block) super.visitBlock(block, ctx);
        if (!targets.includeEnclosing(getCursor())) {
            return visited;
        }
        return visited.withStatements(
                ListUtils.flatMap(visited.getStatements(), statement -> withTimeouts(statement, visited, ctx)));
    }

    private Object withTimeouts(Statement statement, J.Block scope, ExecutionContext ctx) {
        Optional<J.VariableDeclarations.NamedVariable> connection = openedConnection(statement);
        if (connection.isEmpty()) {
            return statement;
        }
        List<Statement> setters = missingSetters(connection.get(), scope).stream()
                .map(setter -> Snippet.indent(setter, getCursor(), ctx))
                .toList();
        return ListUtils.concatAll(List.of(statement), setters);
    }

    private static Optional<J.VariableDeclarations.NamedVariable> openedConnection(Statement statement) {
        if (!(statement instanceof J.VariableDeclarations declared)
                || declared.getVariables().size() != 1) {
            return Optional.empty();
        }
        J.VariableDeclarations.NamedVariable variable = declared.getVariables().get(0);
        Expression value = variable.getInitializer();
        Expression opened = value instanceof J.TypeCast cast ? cast.getExpression() : value;
        return OPEN.matches(opened) ? Optional.of(variable) : Optional.empty();
    }

    private List<Statement> missingSetters(J.VariableDeclarations.NamedVariable variable, J.Block scope) {
        Statement connect = setter(variable, "setConnectTimeout", connectMillis);
        Statement read = setter(variable, "setReadTimeout", requestMillis);
        boolean connects = Uses.onVariable(scope, variable.getSimpleName(), "setConnectTimeout");
        boolean reads = Uses.onVariable(scope, variable.getSimpleName(), "setReadTimeout");
        if (connects) {
            return reads ? List.of() : List.of(read);
        }
        return reads ? List.of(connect) : List.of(connect, read);
    }

    private static Statement setter(J.VariableDeclarations.NamedVariable variable, String name, int millis) {
        JavaType type = variable.getType() == null ? Types.named("java.net.URLConnection") : variable.getType();
        JavaType.Method method =
                Types.method("java.net.URLConnection", name, JavaType.Primitive.Void, JavaType.Primitive.Int);
        return Syntax.call(Syntax.variable(variable.getSimpleName(), type), method, Syntax.number(millis))
                .withPrefix(Space.format("\n"));
    }
}
