package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Beans;
import dev.unblock.recipes.project.BootModule;
import dev.unblock.recipes.project.BootSettings;
import dev.unblock.recipes.project.CarrierPins;
import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.Platform;
import dev.unblock.recipes.project.SourceRoot;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** What a scan of the sources says about running requests on virtual threads. */
public final class VirtualThreadFacts {
    private final BootSettings settings = new BootSettings();
    private final Platform platform = new Platform();
    private final Map<String, Integer> jobs = new HashMap<>();
    private final Map<String, Set<Pace>> paces = new HashMap<>();
    private final Set<String> ownSchedulers = new HashSet<>();
    private final CarrierPins pins;

    /** @param harmless methods that synchronized code may call, since they do not wait: {@code com.shop.Orders#count} */
    public VirtualThreadFacts(Collection<String> harmless) {
        this.pins = new CarrierPins(harmless);
    }

    /** How Spring's scheduler for virtual threads runs a job. */
    private enum Pace {
        /** On the one thread that waits between its runs. */
        FIXED_DELAY,
        /** On a thread of its own each time, as many at once as its limit says. */
        TRIGGERED;

        static Pace of(J.Annotation scheduled) {
            boolean isDelayed = scheduled.getArguments() != null
                    && scheduled.getArguments().stream()
                            .anyMatch(argument -> argument instanceof J.Assignment set
                                    && set.getVariable() instanceof J.Identifier name
                                    && name.getSimpleName().startsWith("fixedDelay"));
            return isDelayed ? FIXED_DELAY : TRIGGERED;
        }
    }

    public BootSettings settings() {
        return settings;
    }

    public Libraries libraries(BootModule module) {
        return platform.libraries(module.name());
    }

    /** The oldest release that the module's sources are compiled for, where the build tells. */
    public OptionalInt release(BootModule module) {
        return platform.release(module.name());
    }

    /** How many methods run on the scheduler that Spring Boot configures; it configures none beside one of the module's own. */
    public int jobs(BootModule module) {
        return ownSchedulers.contains(module.name()) ? 0 : jobs.getOrDefault(module.name(), 0);
    }

    /** Whether they still come one after the other when no more than one may run at once. */
    public boolean queueWhereOneRuns(BootModule module) {
        return paces.getOrDefault(module.name(), Set.of()).size() <= 1;
    }

    public CarrierPins pins() {
        return pins;
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
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
            List<J.Annotation> scheduled = method.getLeadingAnnotations().stream()
                    .filter(annotation -> annotation.getSimpleName().equals("Scheduled"))
                    .toList();
            String project = SourceRoot.project(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class))
                    .orElse("");
            if (Beans.isScheduler(method) && isThereAlways(getCursor().firstEnclosing(J.ClassDeclaration.class))) {
                ownSchedulers.add(project);
            }
            if (!scheduled.isEmpty()) {
                jobs.merge(project, 1, Integer::sum);
                Set<Pace> known = paces.computeIfAbsent(project, name -> EnumSet.noneOf(Pace.class));
                scheduled.stream().map(Pace::of).forEach(known::add);
            }
            return super.visitMethodDeclaration(method, ctx);
        }

        private static boolean isThereAlways(J.@Nullable ClassDeclaration configuration) {
            return configuration != null
                    && configuration.getLeadingAnnotations().stream().noneMatch(Beans::isCondition);
        }
    }
}
