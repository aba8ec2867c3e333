package dev.unblock.recipes.client;

import dev.unblock.recipes.async.OffloadedCalls;
import dev.unblock.recipes.project.BuildFiles;
import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** Calls of a RestClient written for a WebClient that is set up like it. */
public final class WebClientCalls implements OffloadedCalls.Counterpart {
    private static final String REST = "org.springframework.web.client.RestClient";
    private static final String WEB = "org.springframework.web.reactive.function.client.WebClient";
    private static final String MONO = "reactor.core.publisher.Mono";
    private static final MethodMatcher CREATE = new MethodMatcher(REST + " create()");
    private static final MethodMatcher CREATE_AT = new MethodMatcher(REST + " create(java.lang.String)");

    /** The last call of the chain, and what it is called there. */
    private static final Map<String, String> ENDS =
            Map.of("body", "bodyToMono", "toEntity", "toEntity", "toBodilessEntity", "toBodilessEntity");

    /** What both clients call the same, and do the same. */
    private static final Set<String> SAME = Set.of(
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options",
            "uri",
            "accept",
            "acceptCharset",
            "header",
            "contentType",
            "retrieve");

    private final NamedExceptions exceptions;
    private final BuildFiles builds;
    private final Set<String> needed = new HashSet<>();

    public WebClientCalls(NamedExceptions exceptions, BuildFiles builds) {
        this.exceptions = exceptions;
        this.builds = builds;
    }

    @Override
    public List<String> packages() {
        return List.of("org.springframework.");
    }

    @Override
    public Optional<Expression> of(J.MethodInvocation call, Cursor place) throws CannotChange {
        List<J.MethodInvocation> chain = new ArrayList<>();
        Expression root = call;
        while (root instanceof J.MethodInvocation link && link.getSelect() != null) {
            chain.add(0, link);
            root = link.getSelect();
        }
        if (!TypeUtils.isOfClassType(root.getType(), REST) || !ENDS.containsKey(call.getSimpleName())) {
            return Optional.empty();
        }
        CannotChange.because(withoutWebFlux(place).or(exceptions::whyNot));
        J.VariableDeclarations field = field(root, place);
        String name = nameOf(field.getVariables().get(0).getSimpleName());
        Expression at = Syntax.variable(name, Types.named(WEB));
        for (J.MethodInvocation link : chain) {
            at = link == call ? end(call, at) : link(link, at);
        }
        needed.add(field.getVariables().get(0).getSimpleName());
        JavaType value = Types.future(call.getType() == null ? JavaType.Unknown.getInstance() : call.getType());
        return Optional.of(Syntax.call(at, Types.method(MONO, "toFuture", value)));
    }

    static String nameOf(String restClient) {
        return restClient.replaceFirst("(?i)restclient$", "").isEmpty()
                ? "webClient"
                : restClient.replaceFirst("RestClient$", "") + "WebClient";
    }

    /** A step before this one may have declared it, which the class path of this run does not show yet. */
    private Optional<Refusal> withoutWebFlux(Cursor place) {
        J.CompilationUnit file = place.firstEnclosingOrThrow(J.CompilationUnit.class);
        Libraries libraries = new Libraries();
        libraries.add(file);
        boolean isDeclared = SourceRoot.project(file).stream()
                .flatMap(module -> builds.of(module).stream())
                .anyMatch(build -> build.declares(BuildFiles.WEB_FLUX));
        return isDeclared || libraries.has("spring-webflux") && libraries.has("reactor-netty-http")
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H27,
                        "WebClient and Reactor Netty are not on the class path",
                        "add " + BuildFiles.WEB_FLUX + " (recipe AddWebFluxStarter); with the web starter beside"
                                + " it the application stays a servlet application"));
    }

    private static J.VariableDeclarations field(Expression client, Cursor place) throws CannotChange {
        String name = client instanceof J.Identifier identifier
                ? identifier.getSimpleName()
                : client instanceof J.FieldAccess access ? access.getSimpleName() : "";
        J.ClassDeclaration owner = place.firstEnclosingOrThrow(J.ClassDeclaration.class);
        return owner.getBody().getStatements().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .filter(field -> field.getVariables().size() == 1 && isPlain(field, name))
                .findFirst()
                .orElseThrow(() -> new CannotChange(
                        Hazard.H27,
                        "it is not seen here how the RestClient is set up",
                        "give the class a WebClient that is set up like it, and call that"));
    }

    private static boolean isPlain(J.VariableDeclarations field, String name) {
        J.VariableDeclarations.NamedVariable variable = field.getVariables().get(0);
        return variable.getSimpleName().equals(name)
                && field.hasModifier(J.Modifier.Type.Private)
                && field.hasModifier(J.Modifier.Type.Final)
                && field.getLeadingAnnotations().isEmpty()
                && (CREATE.matches(variable.getInitializer()) || CREATE_AT.matches(variable.getInitializer()));
    }

    private static Expression link(J.MethodInvocation link, Expression at) throws CannotChange {
        boolean body = link.getSimpleName().equals("body")
                && link.getArguments().size() == 1
                && !(link.getArguments().get(0) instanceof J.Lambda);
        if (!body && !SAME.contains(link.getSimpleName())) {
            throw new CannotChange(
                    Hazard.H27,
                    link.getSimpleName() + " is not known to do the same on a WebClient",
                    "write it by hand");
        }
        return on(link, at, body ? "bodyValue" : link.getSimpleName(), WEB);
    }

    private static Expression end(J.MethodInvocation call, Expression at) throws CannotChange {
        for (Expression read : call.getArguments()) {
            boolean text = read.getType() instanceof JavaType.Parameterized type
                    && (TypeUtils.isString(type.getTypeParameters().get(0))
                            || type.getTypeParameters().get(0) instanceof JavaType.Array);
            if (text) {
                throw new CannotChange(
                        Hazard.H27,
                        "the answer is text or bytes, which a WebClient reads in another encoding by default",
                        "name the encoding, or read a type that JSON is read into");
            }
        }
        return on(call, at, ENDS.getOrDefault(call.getSimpleName(), call.getSimpleName()), WEB + "$ResponseSpec");
    }

    private static Expression on(J.MethodInvocation link, Expression at, String name, String owner) {
        JavaType.Method known = link.getMethodType();
        JavaType.Method method = Types.method(
                owner,
                name,
                name.startsWith("bodyTo") || name.startsWith("to") ? Types.named(MONO) : Types.named(owner),
                known == null ? new JavaType[0] : known.getParameterTypes().toArray(new JavaType[0]));
        return link.withSelect(at.withPrefix(Space.EMPTY))
                .withName(Syntax.identifier(name, method))
                .withMethodType(method)
                .withPrefix(Space.EMPTY);
    }

    @Override
    public J.ClassDeclaration complete(J.ClassDeclaration type, JavaIsoVisitor<ExecutionContext> visitor) {
        List<Statement> members = new ArrayList<>();
        for (Statement member : type.getBody().getStatements()) {
            members.add(member);
            if (member instanceof J.VariableDeclarations field
                    && needed.remove(field.getVariables().get(0).getSimpleName())) {
                Statement client = client(field);
                members.add(client);
                visitor.maybeAddImport(WEB, false);
            }
        }
        return type.withBody(type.getBody().withStatements(members));
    }

    /** {@code private final WebClient … = WebClient.builder()….build();}, with as much memory as a RestClient takes. */
    private static Statement client(J.VariableDeclarations rest) {
        J.VariableDeclarations.NamedVariable variable = rest.getVariables().get(0);
        J.MethodInvocation create = (J.MethodInvocation) variable.getInitializer();
        boolean addressed = create != null && CREATE_AT.matches(create);
        String text = """
                import org.springframework.web.reactive.function.client.WebClient;
                class $ {
                    private %sfinal WebClient %s = WebClient.builder()%s.codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1)).build();
                }
                """.formatted(
                        rest.hasModifier(J.Modifier.Type.Static) ? "static " : "",
                        nameOf(variable.getSimpleName()),
                        addressed ? ".baseUrl(\"\")" : "");
        Statement made = Snippet.members(text, SpringStubs.WEB_CLIENT).get(0);
        Statement placed = made.withPrefix(rest.getPrefix().withComments(List.of()));
        return addressed ? (Statement) new Address(create.getArguments().get(0)).visitNonNull(placed, 0) : placed;
    }

    private static final class Address extends JavaIsoVisitor<Integer> {
        private final Expression address;

        private Address(Expression address) {
            this.address = address;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, p);
            return call.getSimpleName().equals("baseUrl") ? visited.withArguments(List.of(address)) : visited;
        }
    }
}
