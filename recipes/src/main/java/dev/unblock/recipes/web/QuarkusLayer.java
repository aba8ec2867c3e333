package dev.unblock.recipes.web;

import dev.unblock.recipes.project.CarrierPins;
import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.Platform;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.ThreadLocalCaches;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.TypeUtils;

/** What a scan of the sources says of running resources of Quarkus REST on virtual threads. */
public final class QuarkusLayer {
    public static final String ANNOTATIONS = "io.smallrye.common.annotation.";

    private static final int FIRST = 21;

    private final Platform platform = new Platform();
    private final CarrierPins pins = new CarrierPins();
    private final ThreadLocalCaches caches = new ThreadLocalCaches();
    private final Map<String, String> told = new HashMap<>();

    public CarrierPins pins() {
        return pins;
    }

    public ThreadLocalCaches caches() {
        return caches;
    }

    public int release(SourceFile file, @Nullable Integer given) {
        return given == null ? platform.release(project(file)).orElse(0) : given;
    }

    /** Against the annotation anywhere in the file's module. */
    public Optional<Refusal> refusal(SourceFile file, int release) {
        Libraries libraries = platform.libraries(project(file));
        if (!libraries.has("quarkus-rest") && !libraries.has("quarkus-resteasy-reactive")
                || !libraries.isAtLeast("quarkus-core", 3, 0).orElse(false)) {
            return refuse(
                    "there is no Quarkus REST of Quarkus 3 on the class path",
                    "move to Quarkus 3 and its REST extension");
        }
        if (release < FIRST) {
            String known = release == 0 ? "an unknown release" : "release " + release;
            return refuse("the application is built for " + known + " of Java", "build it for Java 21");
        }
        if (told.containsKey(project(file))) {
            return refuse(
                    "the application class is annotated @" + told.get(project(file))
                            + ", which counts for all resources",
                    "remove it");
        }
        return release < CarrierPins.UNPINNED ? CarrierPins.oldDriver(libraries) : Optional.empty();
    }

    private static Optional<Refusal> refuse(String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(Hazard.H25, evidence, whatWouldUnblock));
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                    platform.add(file);
                    pins.add(file, ctx);
                    caches.add(file, ctx);
                    new Applications().visit(file, ctx);
                }
                return tree;
            }
        };
    }

    private static String project(SourceFile file) {
        return SourceRoot.project(file).orElse("");
    }

    private final class Applications extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            if (TypeUtils.isAssignableTo("jakarta.ws.rs.core.Application", type.getType())) {
                type.getLeadingAnnotations().stream()
                        .filter(annotation -> annotation.getType() != null
                                && annotation.getType().toString().startsWith(ANNOTATIONS))
                        .map(J.Annotation::getSimpleName)
                        .filter(name -> name.equals("Blocking") || name.equals("NonBlocking"))
                        .forEach(name -> told.put(project(getCursor().firstEnclosingOrThrow(SourceFile.class)), name));
            }
            return super.visitClassDeclaration(type, ctx);
        }
    }
}
