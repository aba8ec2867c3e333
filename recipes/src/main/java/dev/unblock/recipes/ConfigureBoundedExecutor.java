package dev.unblock.recipes;

import dev.unblock.recipes.project.BootModule;
import dev.unblock.recipes.project.BootSettings;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Bounds Spring Boot's default executor, whose queue has no limit otherwise, and lets it finish its tasks on shutdown.
 *
 * <pre>
 * application.properties:
 * + spring.task.execution.pool.core-size=16
 * + spring.task.execution.pool.max-size=16
 * + spring.task.execution.pool.queue-capacity=100
 * + spring.task.execution.shutdown.await-termination=true
 * + spring.task.execution.shutdown.await-termination-period=30s
 * </pre>
 *
 * Keys that are set stay as they are. Refuses applications with an executor of their own, which these keys do not reach
 * (H24), and virtual threads, which ignore them (H25).
 */
public final class ConfigureBoundedExecutor extends ScanningRecipe<BootSettings> {
    private static final String POOL = "spring.task.execution.pool.";
    private static final String SHUTDOWN = "spring.task.execution.shutdown.";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Core size", description = "How many threads the executor has.", example = "16")
    private final @Nullable Integer coreSize;

    @Option(displayName = "Queue capacity", description = "How many tasks may wait for a thread.", example = "100")
    private final @Nullable Integer queueCapacity;

    @Option(
            displayName = "Package",
            description = "Only the application whose application class is in this package.",
            example = "com.shop",
            required = false)
    private final @Nullable String packageName;

    public ConfigureBoundedExecutor(
            @Nullable Integer coreSize, @Nullable Integer queueCapacity, @Nullable String packageName) {
        this.coreSize = coreSize;
        this.queueCapacity = queueCapacity;
        this.packageName = packageName;
    }

    @Override
    public String getDisplayName() {
        return "Bound the default executor of Spring Boot";
    }

    @Override
    public String getDescription() {
        return "Gives the executor that Spring Boot configures a number of threads, a bounded queue and an orderly shutdown.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.positive("coreSize", coreSize))
                .and(Options.positive("queueCapacity", queueCapacity));
    }

    @Override
    public BootSettings getInitialValue(ExecutionContext ctx) {
        return new BootSettings();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(BootSettings settings) {
        return settings.scanner();
    }

    @Override
    public Collection<? extends SourceFile> generate(BootSettings settings, ExecutionContext ctx) {
        settings.modules().stream()
                .filter(module -> module.isApplication() && module.isIn(packageName, null))
                .forEach(module -> reportRefusal(module, ctx));
        return settings.newFiles(this::wanted, ctx);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(BootSettings settings) {
        return settings.editor(this::wanted);
    }

    private void reportRefusal(BootModule module, ExecutionContext ctx) {
        if (module.usesVirtualThreads()) {
            String path = module.file().orElse("");
            refusals.refuse(
                    ctx,
                    path,
                    new Refusal(
                            Hazard.H25,
                            "virtual threads are on, which ignore the pool",
                            "limit spring.task.execution.simple.concurrency-limit"));
            return;
        }
        List<String> executors = module.executors();
        if (!executors.isEmpty()) {
            refusals.refuse(
                    ctx,
                    executors.get(0),
                    new Refusal(Hazard.H24, "the application has an executor of its own here", "bound that executor"));
        }
    }

    private Map<String, String> wanted(BootModule module) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!module.isIn(packageName, null)
                || module.usesVirtualThreads()
                || !module.executors().isEmpty()) {
            return wanted;
        }
        if (!module.has(POOL + "core-size") && !module.has(POOL + "max-size")) {
            wanted.put(POOL + "core-size", String.valueOf(coreSize));
            wanted.put(POOL + "max-size", String.valueOf(coreSize));
        }
        wanted.put(POOL + "queue-capacity", String.valueOf(queueCapacity));
        wanted.put(SHUTDOWN + "await-termination", "true");
        wanted.put(SHUTDOWN + "await-termination-period", "30s");
        wanted.keySet().removeIf(module::has);
        return wanted;
    }
}
