package dev.unblock.recipes;

import dev.unblock.recipes.project.NewSource;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
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
 * Adds one small class, {@code AsyncSupport}, that the other recipes' code calls. It needs nothing but the JDK, so a
 * migrated project depends on no library of ours.
 *
 * <pre>
 * before: (nothing)
 * after:  src/main/java/com/shop/AsyncSupport.java
 * </pre>
 *
 * Leaves a project alone that has a class of that name in that package.
 */
public final class AddAsyncSupport extends ScanningRecipe<Project> {
    static final String CLASS_NAME = "AsyncSupport";

    @Option(displayName = "Package", description = "The package of the new class.", example = "com.shop")
    private final String packageName;

    @Option(
            displayName = "Source root",
            description =
                    "The folder of the new class's package tree. By default the one that holds the nearest package.",
            example = "shop-core/src/main/java",
            required = false)
    private final @Nullable String sourceRoot;

    public AddAsyncSupport(String packageName, @Nullable String sourceRoot) {
        this.packageName = packageName;
        this.sourceRoot = sourceRoot;
    }

    @Override
    public String getDisplayName() {
        return "Add the `AsyncSupport` class";
    }

    @Override
    public String getDescription() {
        return "Generates one small class, without dependencies, that joins blocking and asynchronous code"
                + " without changing which exceptions are seen.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Options.packageName("packageName", packageName));
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
        if (project.find(packageName + "." + CLASS_NAME).isPresent()) {
            return List.of();
        }
        return project.rootFor(packageName, Optional.ofNullable(sourceRoot))
                .map(root -> new NewSource(root, packageName, CLASS_NAME, text(packageName)).parse(ctx))
                .map(List::of)
                .orElse(List.of());
    }

    /** The class as it is written into this package. */
    static String text(String packageName) {
        return Template.text(CLASS_NAME, packageName);
    }
}
