package dev.unblock.recipes;

import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.async.TwinMethod;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/**
 * Puts an asynchronous façade beside a bean. The bean itself is not touched, and nothing calls the façade yet.
 *
 * <pre>
 * &#64;Service class OrderService { &#64;Transactional Order load(long id) { … } }
 *
 * → and beside it
 *
 * &#64;Component class OrderServiceAsync {
 *     CompletableFuture&lt;Order&gt; loadAsync(long id) { return AsyncSupport.supply(() -&gt; delegate.load(id), executor); }
 * }
 * </pre>
 *
 * The call goes through the bean, so its transaction, cache and access rules still apply, on the executor's thread. A
 * later run adds methods to the façade. Refuses: classes that are no bean, methods that a bean's proxy does not see
 * (H19), a transaction of the caller (H1), entities as results (H6), locks (H7), context of the calling thread (H3, H4,
 * H5), methods that are asynchronous already (H18), methods that wait for tasks of an executor (H22), and taken names (H29).
 */
public final class CreateAsyncFacade extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Executor bean",
            description = "The name of the executor bean on which the calls run.",
            example = "asyncExecutor")
    private final @Nullable String executorBean;

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public CreateAsyncFacade(@Nullable String executorBean, @Nullable List<String> targets) {
        this.executorBean = executorBean;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Add asynchronous façades beside beans";
    }

    @Override
    public String getDescription() {
        return "Adds beside a bean a component whose methods run those of the bean on an executor and return futures.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.beanName("executorBean", executorBean))
                .and(Targets.required("targets", targets));
    }

    @Override
    public Project getInitialValue(ExecutionContext ctx) {
        return new Project();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Project project) {
        return new ProjectScan(project);
    }

    @Override
    public Collection<? extends SourceFile> generate(Project project, ExecutionContext ctx) {
        List<SourceFile> created = new ArrayList<>();
        byOwner().forEach((owner, wanted) -> project.find(owner)
                .filter(delegate -> project.find(TwinMethod.facadeOf(owner)).isEmpty())
                .flatMap(delegate -> source(project, delegate, wanted, ctx))
                .map(source -> source.parse(ctx))
                .ifPresent(created::add));
        return created;
    }

    private Map<String, List<MethodTarget>> byOwner() {
        Map<String, List<MethodTarget>> byOwner = new LinkedHashMap<>();
        Targets.of(targets).methods().forEach(target -> byOwner.computeIfAbsent(target.owner(), k -> new ArrayList<>())
                .add(target));
        return byOwner;
    }

    private Optional<FacadeSource> source(
            Project project, Project.Declared delegate, List<MethodTarget> wanted, ExecutionContext ctx) {
        Optional<SupportCalls> support =
                project.visible(AddAsyncSupport.CLASS_NAME, delegate.file()).map(SupportCalls::new);
        List<J.MethodDeclaration> methods = new ArrayList<>();
        for (J.MethodDeclaration method : Project.methods(delegate.tree())) {
            if (wanted.stream().noneMatch(target -> target.matches(method.getMethodType()))) {
                continue;
            }
            Optional<Refusal> refusal = FacadeRules.refusal(method, delegate, project, support);
            refusal.ifPresent(reason -> refusals.refuse(ctx, delegate.at(method), reason));
            if (refusal.isEmpty()) {
                methods.add(method);
            }
        }
        return methods.isEmpty()
                ? Optional.empty()
                : support.map(own -> new FacadeSource(delegate, methods, String.valueOf(executorBean), own.type()));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Project project) {
        return new ExtendFacade(this, project, byOwner());
    }

    /** Adds the methods that an existing façade does not have yet. */
    private static final class ExtendFacade extends JavaIsoVisitor<ExecutionContext> {
        private final CreateAsyncFacade recipe;
        private final Project project;
        private final Map<String, List<MethodTarget>> byOwner;

        private ExtendFacade(CreateAsyncFacade recipe, Project project, Map<String, List<MethodTarget>> byOwner) {
            this.recipe = recipe;
            this.project = project;
            this.byOwner = byOwner;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            String name = visited.getType() == null ? "" : visited.getType().getFullyQualifiedName();
            for (Map.Entry<String, List<MethodTarget>> entry : byOwner.entrySet()) {
                if (name.equals(TwinMethod.facadeOf(entry.getKey()))) {
                    List<MethodTarget> missing = entry.getValue().stream()
                            .filter(target -> !isPresent(target, name, visited))
                            .toList();
                    return missing.isEmpty() ? visited : extended(visited, entry.getKey(), missing, ctx);
                }
            }
            return visited;
        }

        private static boolean isPresent(MethodTarget target, String facade, J.ClassDeclaration type) {
            MethodTarget twin = target.in(facade).named(TwinMethod.nameOf(target.name()));
            return Project.methods(type).stream()
                    .map(J.MethodDeclaration::getMethodType)
                    .anyMatch(method -> twin.matches(method) || isPresentUntyped(twin, method));
        }

        /** Where a parameter's type is not known, the number of parameters has to do. */
        private static boolean isPresentUntyped(MethodTarget twin, JavaType.@Nullable Method method) {
            return method != null
                    && method.getName().equals(twin.name())
                    && method.getParameterTypes().size() == twin.parameters().size()
                    && method.getParameterTypes().stream().anyMatch(JavaType.Unknown.class::isInstance);
        }

        private J.ClassDeclaration extended(
                J.ClassDeclaration facade, String owner, List<MethodTarget> missing, ExecutionContext ctx) {
            Optional<Project.Declared> delegate = project.find(owner);
            if (delegate.isEmpty()) {
                return facade;
            }
            if (!FacadeSource.isFacade(facade)) {
                recipe.refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H29,
                                facade.getSimpleName() + " exists and is not a façade",
                                "rename the class that has the name of the façade"));
                return facade;
            }
            return recipe.source(project, delegate.get(), missing, ctx)
                    .map(source -> source.addTo(facade, this, ctx))
                    .orElse(facade);
        }
    }
}
