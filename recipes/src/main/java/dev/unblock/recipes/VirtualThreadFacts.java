package dev.unblock.recipes;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** What a scan of the sources says about running requests on virtual threads. */
final class VirtualThreadFacts {
    private final BootSettings settings = new BootSettings();
    private final Platform platform = new Platform();
    private final Map<String, Integer> jobs = new HashMap<>();
    private final CarrierPins pins = new CarrierPins();

    BootSettings settings() {
        return settings;
    }

    Libraries libraries(BootModule module) {
        return platform.libraries(module.name());
    }

    /** The oldest release that the module's sources are compiled for, where the build tells. */
    OptionalInt release(BootModule module) {
        return platform.release(module.name());
    }

    /** How many methods run on the scheduler that Spring Boot configures. */
    int jobs(BootModule module) {
        return jobs.getOrDefault(module.name(), 0);
    }

    CarrierPins pins() {
        return pins;
    }

    TreeVisitor<?, ExecutionContext> scanner() {
        TreeVisitor<?, ExecutionContext> ofSettings = settings.scanner();
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                ofSettings.visit(tree, ctx);
                if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                    platform.add(file);
                    pins.add(file, ctx);
                    new Jobs().visit(file, ctx);
                }
                return tree;
            }
        };
    }

    private final class Jobs extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            boolean scheduled = method.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals("Scheduled"));
            if (scheduled) {
                jobs.merge(
                        SourceRoot.project(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class))
                                .orElse(""),
                        1,
                        Integer::sum);
            }
            return super.visitMethodDeclaration(method, ctx);
        }
    }
}
