package dev.unblock.recipes;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Adds the class with the bounded threads on which the work of JAX-RS resources waits.
 *
 * <pre>
 * before: (nothing)
 * after:  src/main/java/com/shop/ResourceExecutor.java
 * </pre>
 *
 * Needs nothing but the JDK, whatever makes the resources. Leaves a project alone that has a class of that name in that
 * package.
 */
public final class AddResourceExecutor extends ScanningRecipe<Project> {
    static final String CLASS_NAME = "ResourceExecutor";

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

    public AddResourceExecutor(
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
        return "Add a bounded executor for JAX-RS resources";
    }

    @Override
    public String getDescription() {
        return "Generates a class with bounded threads for resources that return their work as a `CompletionStage`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.packageName("packageName", packageName))
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
        if (project.find(target + "." + CLASS_NAME).isPresent()) {
            return List.of();
        }
        ResourceExecutorSource source = new ResourceExecutorSource(
                target, CLASS_NAME, Objects.requireNonNull(threads), Objects.requireNonNull(queueCapacity));
        return project.rootFor(target, Optional.ofNullable(sourceRoot))
                .map(root -> new NewSource(root, target, CLASS_NAME, source.text()).parse(ctx))
                .map(List::of)
                .orElse(List.of());
    }
}
