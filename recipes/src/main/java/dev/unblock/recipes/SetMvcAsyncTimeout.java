package dev.unblock.recipes;

import dev.unblock.recipes.project.BootModule;
import dev.unblock.recipes.project.BootSettings;
import dev.unblock.recipes.project.Options;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Limits how long Spring MVC waits for an asynchronous answer, where only the container's default does.
 *
 * <pre>
 * application.properties: + spring.mvc.async.request-timeout=30s
 * </pre>
 *
 * Leaves alone applications that set it, and modules without a Spring Boot application class.
 */
public final class SetMvcAsyncTimeout extends ScanningRecipe<BootSettings> {
    private static final String KEY = "spring.mvc.async.request-timeout";

    @Option(displayName = "Seconds", description = "How long an answer may take.", example = "30")
    private final @Nullable Integer seconds;

    @Option(
            displayName = "Package",
            description = "Only the application whose application class is in this package.",
            example = "com.shop",
            required = false)
    private final @Nullable String packageName;

    @Option(
            displayName = "Source root",
            description =
                    "Only the application whose application class is below this folder, where several share a package.",
            example = "shop/src/main/java",
            required = false)
    private final @Nullable String sourceRoot;

    public SetMvcAsyncTimeout(@Nullable Integer seconds, @Nullable String packageName, @Nullable String sourceRoot) {
        this.seconds = seconds;
        this.packageName = packageName;
        this.sourceRoot = sourceRoot;
    }

    @Override
    public String getDisplayName() {
        return "Limit asynchronous request handling";
    }

    @Override
    public String getDescription() {
        return "Sets `spring.mvc.async.request-timeout` where it is not set, in the configuration file of each application.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Options.positive("seconds", seconds));
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
        return settings.newFiles(module -> wanted(module), ctx);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(BootSettings settings) {
        return settings.editor(module -> wanted(module));
    }

    private Map<String, String> wanted(BootModule module) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (module.isIn(packageName, sourceRoot) && !module.has(KEY)) {
            wanted.put(KEY, seconds + "s");
        }
        return wanted;
    }
}
