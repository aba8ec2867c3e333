package dev.unblock.recipes.web;

import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Uses;
import dev.unblock.recipes.web.Addresses.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;

/** Finds the requests that may go to some routes, by the names of the variables that they go through; may change them. */
public final class MockMvcCalls extends JavaIsoVisitor<Set<String>> {
    public static final String SERVLET = "org.springframework.test.web.servlet.";

    private static final Set<String> AWAITING = Set.of("asyncDispatch", "asyncStarted", "isAsyncStarted");
    private static final Set<String> REQUESTS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "multipart", "request");
    /** Builders that are told their HTTP method, or have more than one. */
    private static final Set<String> UNSAID = Set.of("multipart", "request");

    private final Routes routes;
    private final TextConstants constants;
    private JavaType.@Nullable Method answered;

    public MockMvcCalls(Routes routes, TextConstants constants) {
        this.routes = routes;
        this.constants = constants;
    }

    public MockMvcCalls changing(J.ClassDeclaration type) {
        String owner =
                type.getType() == null ? type.getSimpleName() : type.getType().getFullyQualifiedName();
        answered = Types.method(
                owner, "answered", Types.named(SERVLET + "ResultActions"), Types.named(SERVLET + "RequestBuilder"));
        return this;
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Set<String> clients) {
        J.MethodInvocation visited = super.visitMethodInvocation(call, clients);
        Optional<String> client = client(call.getSelect());
        if (!call.getSimpleName().equals("perform")
                || client.isEmpty()
                || call.getArguments().size() != 1
                || isAwaited()
                || !isRouted(call)) {
            return visited;
        }
        clients.add(client.get());
        if (answered == null) {
            return visited;
        }
        return visited.withSelect(null)
                .withName(visited.getName()
                        .withSimpleName("answered")
                        .withType(answered)
                        .withPrefix(Space.EMPTY))
                .withMethodType(answered);
    }

    /** {@code mockMvc} or {@code this.mockMvc}. */
    private static Optional<String> client(@Nullable Expression select) {
        if (select instanceof J.FieldAccess access
                && access.getTarget() instanceof J.Identifier target
                && target.getSimpleName().equals("this")) {
            return Optional.of(access.getSimpleName());
        }
        return select instanceof J.Identifier name ? Optional.of(name.getSimpleName()) : Optional.empty();
    }

    /** A test that dispatches answers itself, or looks at how they begin, says what it wants. */
    private boolean isAwaited() {
        J.MethodDeclaration test = getCursor().firstEnclosing(J.MethodDeclaration.class);
        return test != null && Uses.anywhere(test, used -> AWAITING.contains(used.getSimpleName()));
    }

    /** A request that was built before the call may be any that its method builds. */
    private boolean isRouted(J.MethodInvocation call) {
        List<J.MethodInvocation> built = requests(call.getArguments().get(0));
        if (built.isEmpty()) {
            J.MethodDeclaration test = getCursor().firstEnclosing(J.MethodDeclaration.class);
            built = test == null ? List.of() : requests(test);
        }
        return built.stream().anyMatch(this::mayBeServed);
    }

    private static List<J.MethodInvocation> requests(J code) {
        List<J.MethodInvocation> requests = new ArrayList<>();
        new JavaIsoVisitor<List<J.MethodInvocation>>() {
            @Override
            public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<J.MethodInvocation> found) {
                if (REQUESTS.contains(call.getSimpleName()) && address(call).isPresent()) {
                    found.add(call);
                }
                return super.visitMethodInvocation(call, found);
            }
        }.visit(code, requests);
        return requests;
    }

    /** Who is answered at once loses nothing, so that what is not known may be anything. */
    private boolean mayBeServed(J.MethodInvocation request) {
        String name = request.getSimpleName();
        Optional<String> method = UNSAID.contains(name)
                ? Optional.empty()
                : Optional.of(name.equals("head") ? "GET" : name.toUpperCase(Locale.ROOT));
        Optional<Addresses> asked = address(request)
                .map(constants::pieces)
                .filter(pieces -> pieces.stream().anyMatch(Piece::isKnown))
                .map(Addresses::ofRequest);
        return routes.mayServe(method, asked);
    }

    /** The address comes first, or after the HTTP method. */
    private static Optional<Expression> address(J.MethodInvocation request) {
        return request.getArguments().stream()
                .filter(argument -> !(argument instanceof J.Empty) && !isHttpMethod(argument))
                .findFirst();
    }

    private static boolean isHttpMethod(Expression argument) {
        return argument instanceof J.FieldAccess access
                        && access.getTarget() instanceof J.Identifier type
                        && type.getSimpleName().equals("HttpMethod")
                || argument.getType() instanceof JavaType.FullyQualified named
                        && named.getClassName().equals("HttpMethod");
    }
}
