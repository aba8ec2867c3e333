package dev.unblock.recipes;

import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Lets tests through MockMvc wait for the answers of handlers that return futures or their work now.
 *
 * <pre>
 * mockMvc.perform(get("/orders/1")).andExpect(status().isOk());
 * → answered(get("/orders/1")).andExpect(status().isOk());
 * </pre>
 *
 * The method {@code answered} comes to the test class once: it performs the request and, where the handler answers later,
 * dispatches the answer. A request that is refused before it reaches its handler is answered at once, as before. Refuses
 * test classes in which the MockMvc is not a field of the outermost class (H14). Other tests are not touched.
 */
public final class MockMvcAwaitsAnswers extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Routes",
            description = "Paths of the handlers that return futures now; parts in braces stand for anything.",
            example = "/orders/{id}")
    private final @Nullable List<String> routes;

    public MockMvcAwaitsAnswers(@Nullable List<String> routes) {
        this.routes = routes;
    }

    @Override
    public String getDisplayName() {
        return "Let MockMvc tests wait for asynchronous answers";
    }

    @Override
    public String getDescription() {
        return "Dispatches asynchronous answers in tests that call the named routes through MockMvc.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Validated.<List<String>>test(
                        "routes",
                        "At least one route is needed",
                        routes == null ? List.of() : routes,
                        list -> list.stream().allMatch(route -> route.startsWith("/")) && !list.isEmpty()));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new TestClassVisitor(Routes.of(routes == null ? List.of() : routes), refusals);
    }

    private static final class TestClassVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String SERVLET = "org.springframework.test.web.servlet.";
        private static final String BUILDERS = SERVLET + "request.MockMvcRequestBuilders";

        private final Routes routes;
        private final AsyncMigrationRefusals refusals;

        private TestClassVisitor(Routes routes, AsyncMigrationRefusals refusals) {
            this.routes = routes;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            if (!SourceRoot.isTest(getCursor().firstEnclosingOrThrow(SourceFile.class))) {
                return type;
            }
            Set<String> clients = new TreeSet<>();
            new Calls(routes).visit(type, clients, getCursor().getParentOrThrow());
            if (clients.isEmpty()) {
                return type;
            }
            String client = clients.iterator().next();
            if (clients.size() > 1 || !isField(type, client)) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H14,
                                "requests go through " + String.join(", ", clients) + ", not through one field",
                                "give the test class one field for its MockMvc"));
                return type;
            }
            J.ClassDeclaration calling = (J.ClassDeclaration) new Calls(routes)
                    .changing(type)
                    .visitNonNull(type, clients, getCursor().getParentOrThrow());
            boolean isThere = Project.methods(type).stream()
                    .anyMatch(method -> method.getSimpleName().equals("answered"));
            if (isThere) {
                return calling;
            }
            maybeAddImport(SERVLET + "ResultActions", false);
            maybeAddImport(SERVLET + "RequestBuilder", false);
            maybeAddImport(BUILDERS, false);
            return Snippet.append(calling, answered(client), getCursor(), ctx);
        }

        private static boolean isField(J.ClassDeclaration type, String name) {
            return type.getBody().getStatements().stream()
                    .filter(J.VariableDeclarations.class::isInstance)
                    .map(J.VariableDeclarations.class::cast)
                    .flatMap(fields -> fields.getVariables().stream())
                    .anyMatch(field -> field.getSimpleName().equals(name));
        }

        private static List<Statement> answered(String client) {
            List<Statement> members = Snippet.members("""
                    import org.springframework.test.web.servlet.MockMvc;
                    import org.springframework.test.web.servlet.RequestBuilder;
                    import org.springframework.test.web.servlet.ResultActions;
                    import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
                    class Made {
                    MockMvc CLIENT;
                    /** Performs the request and waits for its answer, also where the handler gives it later. */
                    private ResultActions answered(RequestBuilder request) throws Exception {
                        ResultActions started = CLIENT.perform(request);
                        if (!started.andReturn().getRequest().isAsyncStarted()) {
                            return started;
                        }
                        return CLIENT.perform(MockMvcRequestBuilders.asyncDispatch(started.andReturn()));
                    }
                    }
                    """.replace("CLIENT", client), MockMvcStubs.ALL);
            return members.subList(1, members.size());
        }
    }

    /** Finds the calls of the routes, by the names of the variables that they go through; may change them. */
    private static final class Calls extends JavaIsoVisitor<Set<String>> {
        private static final Set<String> AWAITING = Set.of("asyncDispatch", "asyncStarted", "isAsyncStarted");
        private static final Set<String> REQUESTS =
                Set.of("get", "head", "post", "put", "patch", "delete", "options", "multipart");

        private final Routes routes;
        private JavaType.@Nullable Method answered;

        private Calls(Routes routes) {
            this.routes = routes;
        }

        private Calls changing(J.ClassDeclaration type) {
            String owner = type.getType() == null
                    ? type.getSimpleName()
                    : type.getType().getFullyQualifiedName();
            answered = Types.method(
                    owner,
                    "answered",
                    Types.named(TestClassVisitor.SERVLET + "ResultActions"),
                    Types.named(TestClassVisitor.SERVLET + "RequestBuilder"));
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

        /** An address that is put together, with what is known of it in a route; who is answered at once loses nothing. */
        private boolean mayBeRouted(J.MethodInvocation call) {
            AtomicBoolean routed = new AtomicBoolean();
            new JavaIsoVisitor<AtomicBoolean>() {
                @Override
                public J.MethodInvocation visitMethodInvocation(J.MethodInvocation built, AtomicBoolean found) {
                    Expression address = built.getArguments().isEmpty()
                            ? built
                            : built.getArguments().get(0);
                    boolean isOpen = REQUESTS.contains(built.getSimpleName())
                            && !built.getArguments().isEmpty()
                            && !(address instanceof J.Literal);
                    if (isOpen && routes.mayInclude(literals(address))) {
                        found.set(true);
                    }
                    return super.visitMethodInvocation(built, found);
                }
            }.visit(call.getArguments().get(0), routed);
            return routed.get();
        }

        private static List<String> literals(Expression code) {
            List<String> texts = new ArrayList<>();
            new JavaIsoVisitor<List<String>>() {
                @Override
                public J.Literal visitLiteral(J.Literal literal, List<String> found) {
                    if (literal.getValue() instanceof String text) {
                        found.add(text);
                    }
                    return literal;
                }
            }.visit(code, texts);
            return texts;
        }

        private boolean isRouted(J.MethodInvocation call) {
            return literals(call.getArguments().get(0)).stream().anyMatch(routes::include) || mayBeRouted(call);
        }
    }
}
