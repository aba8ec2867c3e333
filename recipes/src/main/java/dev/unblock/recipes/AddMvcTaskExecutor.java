package dev.unblock.recipes;

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
 * Gives Spring MVC a bounded executor for handlers that return a {@code Callable}. Without one Spring starts a thread for
 * each request, or shares the eight threads of Spring Boot's default executor among them. Where
 * the project uses SLF4J's {@code MDC}, the work's log lines carry the request's.
 *
 * <pre>
 * before: (nothing)
 * after:  src/main/java/com/shop/MvcTaskExecutor.java
 * </pre>
 *
 * It is no bean, so that {@code @Async} methods and Spring Boot's own executor stay as they are. Leaves a project alone
 * that sets an executor itself. Refuses: a taken name (H29), a project that replaces Spring MVC's configuration (H14), and
 * Spring before 5 (H24).
 */
public final class AddMvcTaskExecutor extends ScanningRecipe<WebLayer> {
    static final String CLASS_NAME = "MvcTaskExecutor";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Package", description = "The package of the new class.", example = "com.shop")
    private final @Nullable String packageName;

    @Option(displayName = "Threads", description = "How many threads wait at most.", example = "200")
    private final @Nullable Integer threads;

    @Option(
            displayName = "Queue capacity",
            description = "How many requests may wait for a thread; further ones are answered with an error.",
            example = "8192")
    private final @Nullable Integer queueCapacity;

    @Option(
            displayName = "Source root",
            description =
                    "The folder of the new class's package tree. By default the one that holds the nearest package.",
            example = "shop-core/src/main/java",
            required = false)
    private final @Nullable String sourceRoot;

    public AddMvcTaskExecutor(
            @Nullable String packageName,
            @Nullable Integer threads,
            @Nullable Integer queueCapacity,
            @Nullable String sourceRoot) {
        this.packageName = packageName;
        this.threads = threads;
        this.queueCapacity = queueCapacity;
        this.sourceRoot = sourceRoot;
    }

    @Override
    public String getDisplayName() {
        return "Add a bounded executor for request handling";
    }

    @Override
    public String getDescription() {
        return "Generates a class that gives Spring MVC a bounded executor for handlers that return a `Callable`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.packageName("packageName", packageName))
                .and(Options.positive("threads", threads))
                .and(Options.positive("queueCapacity", queueCapacity));
    }

    @Override
    public WebLayer getInitialValue(ExecutionContext ctx) {
        return new WebLayer(List.of());
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(WebLayer layer) {
        return layer.scanner();
    }

    @Override
    public Collection<? extends SourceFile> generate(WebLayer layer, ExecutionContext ctx) {
        String target = String.valueOf(packageName);
        Optional<SourceRoot> root = layer.project().rootFor(target, Optional.ofNullable(sourceRoot));
        if (root.isEmpty() || layer.hasExecutor(root.get())) {
            return List.of();
        }
        Optional<Refusal> refusal = refusal(layer, root.get(), target);
        if (refusal.isPresent()) {
            refusals.refuse(ctx, root.get().file(target, CLASS_NAME).toString(), refusal.get());
            return List.of();
        }
        return List.of(new NewSource(root.get(), target, CLASS_NAME, text(layer.hasLogContext()))
                .parse(
                        ctx,
                        SpringStubs.MDC,
                        SpringStubs.COMPONENT,
                        SpringStubs.DISPOSABLE_BEAN,
                        SpringStubs.TASK_DECORATOR,
                        SpringStubs.TASK_EXECUTOR,
                        SpringStubs.ASYNC_SUPPORT,
                        SpringStubs.WEB_MVC_CONFIGURER));
    }

    private String text(boolean logs) {
        return TEMPLATE.formatted(
                packageName,
                CLASS_NAME,
                threads,
                queueCapacity,
                logs ? "import java.util.Map;\nimport org.slf4j.MDC;\n" : "",
                logs ? "        executor.setTaskDecorator(%s::withLogContext);\n".formatted(CLASS_NAME) : "",
                logs ? LOG_CONTEXT : "");
    }

    private static Optional<Refusal> refusal(WebLayer layer, SourceRoot root, String target) {
        if (layer.project().find(target + "." + CLASS_NAME).isPresent()) {
            return Optional.of(new Refusal(
                    Hazard.H29,
                    CLASS_NAME + " exists and sets no executor",
                    "set the executor there, or choose another package"));
        }
        if (layer.replacesMvc(root)) {
            return Optional.of(new Refusal(
                    Hazard.H14,
                    "the project replaces the configuration of Spring MVC",
                    "set the executor in configureAsyncSupport by hand"));
        }
        boolean old =
                !layer.project().libraries().isAtLeast("spring-webmvc", 5, 0).orElse(true);
        return old
                ? Optional.of(new Refusal(
                        Hazard.H24,
                        "WebMvcConfigurer has no default methods before Spring 5",
                        "set the executor by hand, or move to Spring 5"))
                : Optional.empty();
    }

    private static final String TEMPLATE = """
            package %1$s;

            %5$simport org.springframework.beans.factory.DisposableBean;
            import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
            import org.springframework.stereotype.Component;
            import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
            import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

            /**
             * The threads on which the work of handlers that return a {@code Callable} waits: at most %3$d wait, and %4$d requests
             * queue behind them. It is no bean of its own, so that {@code @Async} methods keep their executor.
             */
            @Component
            class %2$s implements WebMvcConfigurer, DisposableBean {

                private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

                %2$s() {
                    executor.setThreadNamePrefix("mvc-task-");
                    executor.setCorePoolSize(%3$d);
                    executor.setMaxPoolSize(%3$d);
                    executor.setQueueCapacity(%4$d);
                    executor.setAllowCoreThreadTimeOut(true);
                    executor.setWaitForTasksToCompleteOnShutdown(true);
                    executor.setAwaitTerminationSeconds(30);
            %6$s        executor.initialize();
                }

                @Override
                public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                    configurer.setTaskExecutor(executor);
                }

                @Override
                public void destroy() {
                    executor.shutdown();
                }
            %7$s}
            """;

    private static final String LOG_CONTEXT = """

                /** Log lines of the work carry what those of the request's thread did. */
                private static Runnable withLogContext(Runnable work) {
                    Map<String, String> context = MDC.getCopyOfContextMap();
                    return () -> {
                        if (context != null) {
                            MDC.setContextMap(context);
                        }
                        try {
                            work.run();
                        } finally {
                            MDC.clear();
                        }
                    };
                }
            """;
}
