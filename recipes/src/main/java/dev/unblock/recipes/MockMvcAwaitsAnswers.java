package dev.unblock.recipes;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.web.MockMvcCalls;
import dev.unblock.recipes.web.MockMvcStubs;
import dev.unblock.recipes.web.Route;
import dev.unblock.recipes.web.Routes;
import dev.unblock.recipes.web.TextConstants;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
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
 * test classes in which the MockMvc is not a field of the outermost class, its own or one that it inherits (H14). Other tests are not touched.
 */
public final class MockMvcAwaitsAnswers extends ScanningRecipe<TextConstants> {
    private static final Pattern ROUTE = Pattern.compile("([A-Z]+ )?[/$].*");

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Routes",
            description = "Paths of the handlers that return futures now, with or without an HTTP method;"
                    + " parts in braces stand for anything.",
            example = "GET /orders/{id}")
    private final @Nullable List<String> routes;

    @Option(
            displayName = "Other routes",
            description =
                    "Paths of the handlers that answer at once: a request that is written like one of them is left alone.",
            example = "GET /{shop}/orders",
            required = false)
    private final @Nullable List<String> others;

    public MockMvcAwaitsAnswers(@Nullable List<String> routes, @Nullable List<String> others) {
        this.routes = routes;
        this.others = others;
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
                        list -> list.stream()
                                        .allMatch(route -> ROUTE.matcher(route).matches())
                                && !list.isEmpty()));
    }

    @Override
    public TextConstants getInitialValue(ExecutionContext ctx) {
        return new TextConstants();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(TextConstants constants) {
        return constants.scan();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(TextConstants constants) {
        return new TestClassVisitor(new Routes(parsed(routes), parsed(others)), constants, refusals);
    }

    private static List<Route> parsed(@Nullable List<String> written) {
        return written == null ? List.of() : written.stream().map(Route::of).toList();
    }

    private static final class TestClassVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String SERVLET = MockMvcCalls.SERVLET;
        private static final String BUILDERS = SERVLET + "request.MockMvcRequestBuilders";

        private final Routes routes;
        private final TextConstants constants;
        private final AsyncMigrationRefusals refusals;

        private TestClassVisitor(Routes routes, TextConstants constants, AsyncMigrationRefusals refusals) {
            this.routes = routes;
            this.constants = constants;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            if (!SourceRoot.isTest(getCursor().firstEnclosingOrThrow(SourceFile.class))) {
                return type;
            }
            Set<String> clients = new TreeSet<>();
            new MockMvcCalls(routes, constants).visit(type, clients, getCursor().getParentOrThrow());
            if (clients.isEmpty()) {
                return type;
            }
            String client = clients.iterator().next();
            if (clients.size() > 1 || !isField(type, client) && !isInherited(type, client)) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H14,
                                "requests go through " + String.join(", ", clients) + ", not through one field",
                                "give the test class one field for its MockMvc"));
                return type;
            }
            J.ClassDeclaration calling = (J.ClassDeclaration) new MockMvcCalls(routes, constants)
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

        private static boolean isInherited(J.ClassDeclaration type, String name) {
            return type.getType() != null
                    && Stream.iterate(
                                    type.getType().getSupertype(),
                                    Objects::nonNull,
                                    JavaType.FullyQualified::getSupertype)
                            .flatMap(above -> above.getMembers().stream())
                            .anyMatch(field -> field.getName().equals(name) && isSeenBelow(field, type.getType()));
        }

        private static boolean isSeenBelow(JavaType.Variable field, JavaType.FullyQualified below) {
            boolean isNear = !field.hasFlags(Flag.Private)
                    && field.getOwner() instanceof JavaType.FullyQualified owner
                    && owner.getPackageName().equals(below.getPackageName());
            return isNear || field.hasFlags(Flag.Protected) || field.hasFlags(Flag.Public);
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
}
