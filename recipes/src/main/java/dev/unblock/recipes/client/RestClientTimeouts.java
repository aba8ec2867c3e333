package dev.unblock.recipes.client;

import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Chain;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/**
 * The part of {@link AddHttpClientTimeouts} for Spring's {@code RestClient}.
 *
 * <p>Left to itself it sends with the first HTTP library that it finds, else with the JDK's client. Only that last choice
 * is made explicit here, with timeouts: another library would have to be configured by itself.
 */
public final class RestClientTimeouts extends JavaIsoVisitor<ExecutionContext> {
    private static final String CLIENT = "org.springframework.web.client.RestClient";
    private static final String BUILDER = CLIENT + "$Builder";
    private static final String REQUEST_FACTORY = "org.springframework.http.client.JdkClientHttpRequestFactory";
    private static final String HTTP_CLIENT = "java.net.http.HttpClient";
    private static final String FACTORY_METHOD = "jdkRequestFactoryWithTimeouts";
    private static final List<String> OTHER_LIBRARIES = List.of("httpclient5", "jetty-client", "reactor-netty-http");

    private static final MethodMatcher CREATE = new MethodMatcher(CLIENT + " create()");
    private static final MethodMatcher CREATE_AT = new MethodMatcher(CLIENT + " create(java.lang.String)");
    private static final MethodMatcher CREATE_AT_URI = new MethodMatcher(CLIENT + " create(java.net.URI)");
    private static final MethodMatcher NEW_BUILDER = new MethodMatcher(CLIENT + " builder()");
    private static final MethodMatcher BUILD = new MethodMatcher(BUILDER + " build()");

    private final AsyncMigrationRefusals refusals;
    private final int connectMillis;
    private final int requestMillis;
    private final Targets targets;

    public RestClientTimeouts(AsyncMigrationRefusals refusals, int connectMillis, int requestMillis, Targets targets) {
        this.refusals = refusals;
        this.connectMillis = connectMillis;
        this.requestMillis = requestMillis;
        this.targets = targets;
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
        J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
        boolean created = CREATE.matches(call) || CREATE_AT.matches(call) || CREATE_AT_URI.matches(call);
        if (!created && !BUILD.matches(call) || !targets.includeEnclosing(getCursor())) {
            return call;
        }
        Chain chain = Chain.endingIn(call);
        if (!created && chain.calls("requestFactory", "apply")) {
            return call;
        }
        Optional<Refusal> refusal = created || chain.startsWith(NEW_BUILDER) ? otherLibrary() : madeElsewhere(chain);
        if (refusal.isPresent()) {
            refusals.refuse(ctx, getCursor(), refusal.get());
            return call;
        }
        if (!created && !chain.startsWith(NEW_BUILDER)) {
            return call;
        }
        getCursor().dropParentUntil(J.ClassDeclaration.class::isInstance).putMessage(FACTORY_METHOD, true);
        return created ? built(call) : chain.insertBeforeLast(builderMethod("requestFactory"), factory());
    }

    private Optional<Refusal> otherLibrary() {
        Libraries libraries = new Libraries();
        libraries.add(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class));
        return OTHER_LIBRARIES.stream()
                .filter(libraries::has)
                .findFirst()
                .map(library -> new Refusal(
                        Hazard.H27,
                        "RestClient sends with " + library + " here, which is on the class path",
                        "give it a request factory of that library that has timeouts"));
    }

    /** A builder that Spring Boot or the project made has its request factory from there. */
    private static Optional<Refusal> madeElsewhere(Chain chain) {
        return chain.startsWithVariable()
                ? Optional.of(new Refusal(
                        Hazard.H27,
                        "the builder is made elsewhere, and its request factory may be chosen there",
                        "set spring.http.client.connect-timeout and spring.http.client.read-timeout (Spring Boot 3.4), or give the"
                                + " builder a request factory with timeouts"))
                : Optional.empty();
    }

    /** {@code create(url)} is {@code builder().baseUrl(url).build()}. */
    private J.MethodInvocation built(J.MethodInvocation create) {
        JavaType.Method builder = Types.staticMethod(CLIENT, "builder", Types.named(BUILDER));
        Expression at = Syntax.call(
                create.getSelect() == null ? Syntax.type(Types.named(CLIENT)) : create.getSelect(), builder);
        Optional<Expression> url = create.getArguments().stream()
                .filter(argument -> !(argument instanceof J.Empty))
                .findFirst();
        if (url.isPresent()) {
            at = Syntax.call(at, builderMethod("baseUrl"), url.get());
        }
        Expression limited = Syntax.call(at, builderMethod("requestFactory"), factory());
        return Syntax.call(limited, Types.method(BUILDER, "build", Types.named(CLIENT)))
                .withPrefix(create.getPrefix());
    }

    private static JavaType.Method builderMethod(String name) {
        String parameter = name.equals("baseUrl")
                ? "java.lang.String"
                : "org.springframework.http.client.ClientHttpRequestFactory";
        return Types.method(BUILDER, name, Types.named(BUILDER), Types.named(parameter));
    }

    private Expression factory() {
        JavaType.FullyQualified owner =
                getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class).getType();
        String ownerName = owner == null ? "Object" : owner.getFullyQualifiedName();
        return Syntax.unqualifiedCall(Types.staticMethod(ownerName, FACTORY_METHOD, Types.named(REQUEST_FACTORY)));
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
        J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
        if (!Boolean.TRUE.equals(getCursor().pollMessage(FACTORY_METHOD))) {
            return visited;
        }
        Stream.of(REQUEST_FACTORY, HTTP_CLIENT, Types.DURATION).forEach(name -> maybeAddImport(name, false));
        boolean present = Project.methods(visited).stream()
                .anyMatch(method -> method.getSimpleName().equals(FACTORY_METHOD));
        return present ? visited : withFactoryMethod(visited, ctx);
    }

    private J.ClassDeclaration withFactoryMethod(J.ClassDeclaration type, ExecutionContext ctx) {
        String text = """
                import java.net.http.HttpClient;
                import java.time.Duration;
                import %s;
                class $ {
                    private static JdkClientHttpRequestFactory %s() {
                        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(%d)).build();
                        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
                        factory.setReadTimeout(%d);
                        return factory;
                    }
                }
                """.formatted(REQUEST_FACTORY, FACTORY_METHOD, connectMillis, requestMillis);
        return Snippet.append(type, Snippet.members(text, SpringStubs.JDK_REQUEST_FACTORY), getCursor(), ctx);
    }
}
