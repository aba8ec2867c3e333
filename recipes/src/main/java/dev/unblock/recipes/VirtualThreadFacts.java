package dev.unblock.recipes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.java.tree.J;

/** What a scan of the sources says about running requests on virtual threads. */
final class VirtualThreadFacts {
    private final BootSettings settings = new BootSettings();
    private final Map<String, Libraries> libraries = new HashMap<>();
    private final Map<String, Integer> releases = new HashMap<>();
    private final Map<String, Integer> jobs = new HashMap<>();
    private final Map<String, Pin> pins = new TreeMap<>();

    /** A place that keeps a virtual thread on its carrier while it waits, before Java 24. */
    record Pin(String path, int line, String what) {}

    BootSettings settings() {
        return settings;
    }

    Libraries libraries(BootModule module) {
        return libraries.getOrDefault(module.name(), new Libraries());
    }

    /** The oldest release that the module's sources are compiled for, where the build tells. */
    OptionalInt release(BootModule module) {
        Integer release = releases.get(module.name());
        return release == null ? OptionalInt.empty() : OptionalInt.of(release);
    }

    /** How many methods run on the scheduler that Spring Boot configures. */
    int jobs(BootModule module) {
        return jobs.getOrDefault(module.name(), 0);
    }

    /** The first of them, by path; code of all modules may run in one application. */
    Optional<Pin> pin() {
        return pins.values().stream().findFirst();
    }

    TreeVisitor<?, ExecutionContext> scanner() {
        TreeVisitor<?, ExecutionContext> ofSettings = settings.scanner();
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                ofSettings.visit(tree, ctx);
                if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                    add(file);
                    new Scan().visit(file, ctx);
                }
                return tree;
            }
        };
    }

    private void add(J.CompilationUnit file) {
        String project = project(file);
        libraries.computeIfAbsent(project, name -> new Libraries()).add(file);
        file.getMarkers()
                .findFirst(JavaVersion.class)
                .map(JavaVersion::getMajorReleaseVersion)
                .filter(release -> release > 0)
                .ifPresent(release -> releases.merge(project, release, Math::min));
    }

    private static String project(SourceFile file) {
        return SourceRoot.project(file).orElse("");
    }

    private final class Scan extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            boolean scheduled = method.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals("Scheduled"));
            if (scheduled) {
                jobs.merge(project(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class)), 1, Integer::sum);
            }
            if (method.hasModifier(J.Modifier.Type.Native)) {
                pin(getCursor(), method.getSimpleName() + "() is native");
            }
            J.Block body = method.getBody();
            if (method.hasModifier(J.Modifier.Type.Synchronized) && body != null) {
                Computing.unknownCallIn(body)
                        .ifPresent(call -> pin(
                                getCursor(), method.getSimpleName() + "() is synchronized, and may wait in " + call));
            }
            return super.visitMethodDeclaration(method, ctx);
        }

        @Override
        public J.Synchronized visitSynchronized(J.Synchronized block, ExecutionContext ctx) {
            Computing.unknownCallIn(block.getBody())
                    .ifPresent(call -> pin(getCursor(), "a synchronized block, which may wait in " + call));
            return super.visitSynchronized(block, ctx);
        }

        private void pin(Cursor place, String what) {
            SourceFile file = place.firstEnclosingOrThrow(SourceFile.class);
            String path = file.getSourcePath().toString().replace('\\', '/');
            int line = LineOf.tree(file, place.firstEnclosingOrThrow(Tree.class));
            pins.putIfAbsent(String.format("%s:%6d", path, line), new Pin(path, line, what));
        }
    }
}
