package dev.unblock.recipes;

import dev.unblock.recipes.project.NewSource;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.ThreadContext;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.web.MvcExecutorSource;
import dev.unblock.recipes.web.WebLayer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
 * that sets an executor itself. Refuses: a taken name (H29), a project that replaces Spring MVC's configuration (H14), Spring before 5
 * (H24), and contexts that it cannot carry (H4).
 */
public final class AddMvcTaskExecutor extends ScanningRecipe<WebLayer> {
    static final String CLASS_NAME = "MvcTaskExecutor";

    private static final Refusal UNKNOWN_CONTEXT = new Refusal(
            Hazard.H4,
            "a class that it shall carry does not keep one value for the thread with one public reader and writer",
            "give the class a static method that reads the thread local and one that sets it, and nothing else in them");
    private static final List<String> STUBS = List.of(
            SpringStubs.MDC,
            SpringStubs.COMPONENT,
            SpringStubs.DISPOSABLE_BEAN,
            SpringStubs.TASK_DECORATOR,
            SpringStubs.TASK_EXECUTOR,
            SpringStubs.ASYNC_SUPPORT,
            SpringStubs.WEB_MVC_CONFIGURER);

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

    @Option(
            displayName = "Contexts",
            description = "Classes that keep a value for the thread, which the work shall know.",
            example = "com.shop.TenantContext",
            required = false)
    private final @Nullable List<String> contexts;

    public AddMvcTaskExecutor(
            @Nullable String packageName,
            @Nullable Integer threads,
            @Nullable Integer queueCapacity,
            @Nullable String sourceRoot,
            @Nullable List<String> contexts) {
        this.packageName = packageName;
        this.threads = threads;
        this.queueCapacity = queueCapacity;
        this.sourceRoot = sourceRoot;
        this.contexts = contexts;
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
        Optional<List<ThreadContext>> carried = carried(layer);
        Optional<Refusal> refusal = refusal(layer, root.get(), target)
                .or(() -> carried.isPresent() ? Optional.empty() : Optional.of(UNKNOWN_CONTEXT));
        if (refusal.isPresent()) {
            refusals.refuse(ctx, root.get().file(target, CLASS_NAME).toString(), refusal.get());
            return List.of();
        }
        MvcExecutorSource source = new MvcExecutorSource(
                target,
                CLASS_NAME,
                Objects.requireNonNull(threads),
                Objects.requireNonNull(queueCapacity),
                layer.hasLogContext(),
                carried.orElseThrow());
        return List.of(new NewSource(root.get(), target, CLASS_NAME, source.text())
                .parse(
                        ctx,
                        Stream.concat(STUBS.stream(), source.stubs().stream()).toArray(String[]::new)));
    }

    private Optional<List<ThreadContext>> carried(WebLayer layer) {
        List<String> wanted = contexts == null ? List.of() : contexts;
        List<ThreadContext> known = wanted.stream()
                .sorted()
                .flatMap(name -> layer.project().find(name).stream())
                .flatMap(declared -> ThreadContext.of(declared.tree()).stream())
                .toList();
        return known.size() == wanted.size() ? Optional.of(known) : Optional.empty();
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
}
