package dev.unblock.recipes.fanout;

import dev.unblock.recipes.project.CarrierPins;
import dev.unblock.recipes.project.Platform;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.ThreadLocalCaches;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.tree.J;

/** What a scan of the sources says about running tasks on virtual threads. */
public final class VirtualThreadGround {
    private static final int FIRST = 21;

    private final Project project = new Project();
    private final Platform platform = new Platform();
    private final CarrierPins pins = new CarrierPins();
    private final ThreadLocalCaches caches = new ThreadLocalCaches();

    public Project project() {
        return project;
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        TreeVisitor<?, ExecutionContext> classes = new ProjectScan(project);
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                classes.visit(tree, ctx);
                if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                    platform.add(file);
                    pins.add(file, ctx);
                    caches.add(file, ctx);
                }
                return tree;
            }
        };
    }

    /**
     * Against virtual threads in the file's module.
     *
     * @param given the release of Java, where the build does not tell
     * @param checked classes that tasks are known not to reach
     */
    public Optional<Refusal> refusal(SourceFile file, @Nullable Integer given, Collection<String> checked) {
        String module = SourceRoot.project(file).orElse("");
        int release = given == null ? platform.release(module).orElse(0) : given;
        if (release < FIRST) {
            String known = release == 0 ? "an unknown release" : "release " + release;
            return Optional.of(new Refusal(
                    Hazard.H25, "the sources are compiled for " + known + " of Java", "build them for Java 21"));
        }
        Optional<Refusal> pinned = release < CarrierPins.UNPINNED
                ? CarrierPins.oldDriver(platform.libraries(module))
                        .or(() -> pins.firstBeside(checked).map(CarrierPins.Pin::refusal))
                : Optional.empty();
        return pinned.or(() -> caches.firstBeside(checked));
    }
}
