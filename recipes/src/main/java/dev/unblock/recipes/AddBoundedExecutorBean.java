package dev.unblock.recipes;

import dev.unblock.recipes.project.NewSource;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Adds a configuration class with one bounded executor for asynchronous work.
 *
 * <pre>
 * before: (nothing)
 * after:  AsyncExecutorConfiguration with
 *         &#64;Bean(name = "asyncExecutor", defaultCandidate = false) ThreadPoolTaskExecutor asyncExecutor() { … }
 * </pre>
 *
 * The bean is no default candidate: Spring Boot's own {@code applicationTaskExecutor} backs off as soon as there is
 * another executor that is one. Leaves a project alone that has a bean of the name. Refuses Spring before 6.2, where a
 * bean cannot say this (H24), and a taken class name (H29).
 */
public final class AddBoundedExecutorBean extends ScanningRecipe<Project> {
    static final String CLASS_NAME = "AsyncExecutorConfiguration";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Package", description = "The package of the new class.", example = "com.shop")
    private final @Nullable String packageName;

    @Option(displayName = "Bean name", description = "The name of the executor bean.", example = "asyncExecutor")
    private final @Nullable String beanName;

    @Option(displayName = "Threads", description = "How many threads the executor has.", example = "16")
    private final @Nullable Integer threads;

    @Option(
            displayName = "Queue capacity",
            description =
                    "How many tasks may wait for a thread. When the queue is full the caller runs the task itself.",
            example = "100")
    private final @Nullable Integer queueCapacity;

    @Option(
            displayName = "Source root",
            description =
                    "The folder of the new class's package tree. By default the one that holds the nearest package.",
            example = "shop-core/src/main/java",
            required = false)
    private final @Nullable String sourceRoot;

    public AddBoundedExecutorBean(
            @Nullable String packageName,
            @Nullable String beanName,
            @Nullable Integer threads,
            @Nullable Integer queueCapacity,
            @Nullable String sourceRoot) {
        this.packageName = packageName;
        this.beanName = beanName;
        this.threads = threads;
        this.queueCapacity = queueCapacity;
        this.sourceRoot = sourceRoot;
    }

    @Override
    public String getDisplayName() {
        return "Add a bounded executor bean";
    }

    @Override
    public String getDescription() {
        return "Generates a configuration class with one executor that has named threads, a bounded queue and an orderly"
                + " shutdown, beside the default executor of Spring Boot.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.packageName("packageName", packageName))
                .and(Options.beanName("beanName", beanName))
                .and(Options.positive("threads", threads))
                .and(Options.positive("queueCapacity", queueCapacity));
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
        String target = String.valueOf(packageName);
        Optional<SourceRoot> root = project.rootFor(target, Optional.ofNullable(sourceRoot));
        if (root.isEmpty() || project.beans().hasName(String.valueOf(beanName))) {
            return List.of();
        }
        Optional<Refusal> refusal = refusal(project, target);
        if (refusal.isPresent()) {
            refusals.refuse(ctx, root.get().file(target, CLASS_NAME).toString(), refusal.get());
            return List.of();
        }
        NewSource source = new NewSource(root.get(), target, CLASS_NAME, text(project));
        return List.of(source.parse(
                ctx,
                SpringStubs.BEAN,
                SpringStubs.CONFIGURATION,
                SpringStubs.TASK_DECORATOR,
                SpringStubs.TASK_EXECUTOR,
                SpringStubs.CONTEXT_DECORATOR));
    }

    private static Optional<Refusal> refusal(Project project, String target) {
        if (project.find(target + "." + CLASS_NAME).isPresent()) {
            return Optional.of(new Refusal(
                    Hazard.H29,
                    CLASS_NAME + " exists without this bean",
                    "add the bean there, or choose another package"));
        }
        Optional<Boolean> recent = project.libraries().isAtLeast("spring-context", 6, 2);
        if (recent.orElse(false)) {
            return Optional.empty();
        }
        String seen = recent.isPresent() ? "Spring is older than 6.2" : "the version of Spring is not known";
        return Optional.of(new Refusal(
                Hazard.H24,
                seen + ": another executor bean would turn off the default one",
                "declare both executors by hand, or move to Spring 6.2"));
    }

    private String text(Project project) {
        boolean propagates = project.libraries().has("context-propagation");
        List<String> imports = new ArrayList<>(List.of(
                "java.util.concurrent.RejectedExecutionException",
                "org.springframework.context.annotation.Bean",
                "org.springframework.context.annotation.Configuration",
                "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor"));
        if (propagates) {
            imports.add(3, "org.springframework.core.task.support.ContextPropagatingTaskDecorator");
        }
        StringBuilder lines = new StringBuilder();
        imports.forEach(name -> lines.append("import ").append(name).append(";\n"));
        String decorator =
                propagates ? "        executor.setTaskDecorator(new ContextPropagatingTaskDecorator());\n" : "";
        return TEMPLATE.formatted(packageName, lines, CLASS_NAME, beanName, threads, queueCapacity, decorator);
    }

    private static final String TEMPLATE = """
            package %1$s;

            %2$s
            /** The threads on which asynchronous work runs. */
            @Configuration(proxyBeanMethods = false)
            public class %3$s {

                /**
                 * At most %5$d tasks run and %6$d wait; beyond that the caller runs its task itself, which slows it down
                 * but loses nothing. Not a default candidate, because Spring Boot's own executor for {@code @Async} and
                 * request handling backs off when there is another one.
                 */
                @Bean(name = "%4$s", defaultCandidate = false)
                public ThreadPoolTaskExecutor %4$s() {
                    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
                    executor.setThreadNamePrefix("%4$s-");
                    executor.setCorePoolSize(%5$d);
                    executor.setMaxPoolSize(%5$d);
                    executor.setQueueCapacity(%6$d);
                    executor.setRejectedExecutionHandler((task, pool) -> {
                        if (pool.isShutdown()) {
                            throw new RejectedExecutionException("the application is shutting down");
                        }
                        task.run();
                    });
            %7$s        executor.setWaitForTasksToCompleteOnShutdown(true);
                    executor.setAwaitTerminationSeconds(30);
                    return executor;
                }
            }
            """;
}
