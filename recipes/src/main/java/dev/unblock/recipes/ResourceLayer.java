package dev.unblock.recipes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What stands around the resources of each module of a project, and what serves them. */
final class ResourceLayer {
    private static final List<String> AROUND = List.of(
            "ws.rs.container.ContainerRequestFilter",
            "ws.rs.container.ContainerResponseFilter",
            "ws.rs.ext.WriterInterceptor",
            "ws.rs.ext.MessageBodyWriter",
            "ws.rs.ext.ExceptionMapper");

    /** Since this release each of them completes stages on any thread and writes what is generic as it was declared. */
    private record Server(String artifact, int major, int minor) {}

    private static final List<Server> SERVERS = List.of(
            new Server("jersey-server", 2, 30), new Server("resteasy-core", 4, 0), new Server("resteasy-jaxrs", 3, 5));

    private final WebLayer web;
    private final Platform platform = new Platform();
    private final Map<String, Refusal> bound = new HashMap<>();

    ResourceLayer(Collection<String> checked) {
        this.web = new WebLayer(checked);
    }

    WebLayer web() {
        return web;
    }

    Project project() {
        return web.project();
    }

    /** What stands in the way of all resources of the file's module. */
    Optional<Refusal> refusal(SourceFile file) {
        Libraries libraries = platform.libraries(module(file));
        boolean serves = SERVERS.stream().anyMatch(server -> libraries
                .isAtLeast(server.artifact(), server.major(), server.minor())
                .orElse(false));
        if (!serves) {
            return Optional.of(new Refusal(
                    Hazard.H14,
                    "there is no server of JAX-RS 2.1 on the class path that is known to complete stages",
                    "move to Jersey 2.30 or RESTEasy 4"));
        }
        return Optional.ofNullable(bound.get(module(file))).or(() -> web.refusal(file));
    }

    TreeVisitor<?, ExecutionContext> scanner() {
        TreeVisitor<?, ExecutionContext> ofWeb = web.scanner();
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                ofWeb.visit(tree, ctx);
                if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                    platform.add(file);
                    new Scan().visit(file, ctx);
                }
                return tree;
            }
        };
    }

    private static String module(SourceFile file) {
        return SourceRoot.project(file).orElse("");
    }

    private final class Scan extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            JavaType.FullyQualified named = type.getType();
            if (named != null && !web.isChecked(named.getFullyQualifiedName())) {
                around(type, named)
                        .ifPresent(refusal -> bound.putIfAbsent(
                                module(getCursor().firstEnclosingOrThrow(SourceFile.class)), refusal));
            }
            return super.visitClassDeclaration(type, ctx);
        }

        private static Optional<Refusal> around(J.ClassDeclaration type, JavaType.FullyQualified named) {
            boolean without = type.getLeadingAnnotations().stream()
                    .filter(annotation -> annotation.getSimpleName().equals("WebFilter")
                            || annotation.getSimpleName().equals("WebServlet"))
                    .anyMatch(annotation -> !annotation.toString().contains("asyncSupported"));
            if (without) {
                return Optional.of(new Refusal(
                        Hazard.H14,
                        type.getSimpleName()
                                + " does not say asyncSupported, and no request that it sees may be asynchronous",
                        "say asyncSupported = true there, if it bears it"));
            }
            boolean around = AROUND.stream()
                    .anyMatch(name -> TypeUtils.isAssignableTo("jakarta." + name, named)
                            || TypeUtils.isAssignableTo("javax." + name, named));
            return around
                    ? LocalHazards.allInCode(type.getBody()).stream()
                            .filter(seen -> seen.hazard() == Hazard.H3 || seen.hazard() == Hazard.H4)
                            .findFirst()
                            .map(seen -> new Refusal(
                                    seen.hazard(),
                                    type.getSimpleName() + " stands around resources, and there " + seen.evidence(),
                                    "hand it over as a property of the request"))
                    : Optional.empty();
        }
    }
}
