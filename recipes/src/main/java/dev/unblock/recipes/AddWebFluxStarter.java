package dev.unblock.recipes;

import dev.unblock.recipes.project.BuildFile;
import dev.unblock.recipes.project.BuildFiles;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;

/**
 * Declares Spring Boot's WebFlux starter beside its web starter, for {@code WebClient} and Reactor Netty.
 *
 * <pre>
 * &lt;artifactId&gt;spring-boot-starter-web&lt;/artifactId&gt;
 * → and after it
 * &lt;artifactId&gt;spring-boot-starter-webflux&lt;/artifactId&gt;
 * </pre>
 *
 * With both on the class path Spring Boot starts a servlet application, as before
 * (<a href="https://docs.spring.io/spring-boot/reference/web/reactive.html">Spring Boot, reactive web applications</a>).
 * The version comes from where the web starter has it. Clients that are told nothing send with Reactor Netty from then on,
 * so no plan asks for this by itself. Refuses modules whose build file does not declare the web starter itself, in a form
 * that is understood (H27).
 */
public final class AddWebFluxStarter extends ScanningRecipe<BuildFiles> {

    /** The name until Spring Boot 3, and the one since. */
    private static final List<String> WEB = List.of("spring-boot-starter-web", "spring-boot-starter-webmvc");

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Folder",
            description = "The module's folder, `.` for the root of the project.",
            example = "shop-core")
    private final @Nullable String folder;

    public AddWebFluxStarter(@Nullable String folder) {
        this.folder = folder;
    }

    @Override
    public String getDisplayName() {
        return "Declare the WebFlux starter beside the web starter";
    }

    @Override
    public String getDescription() {
        return "Adds `spring-boot-starter-webflux` to a module's `pom.xml` or Gradle script, right after"
                + " `spring-boot-starter-web` and with its version.";
    }

    @Override
    public BuildFiles getInitialValue(ExecutionContext ctx) {
        return new BuildFiles();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(BuildFiles files) {
        return files.scanner();
    }

    @Override
    public Collection<? extends SourceFile> generate(BuildFiles files, ExecutionContext ctx) {
        List<BuildFile> module = files.of(String.valueOf(folder));
        if (module.stream()
                .noneMatch(file ->
                        file.declares(BuildFiles.WEB_FLUX) || extended(file).isPresent())) {
            refusals.refuse(
                    ctx,
                    String.valueOf(folder),
                    new Refusal(
                            Hazard.H27,
                            "the build file declares no " + WEB.get(0) + " that WebFlux could stand beside",
                            "add " + BuildFiles.WEB_FLUX + " by hand"));
        }
        return List.of();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(BuildFiles files) {
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                return tree instanceof SourceFile file && BuildFile.folder(file).equals(folder)
                        ? BuildFile.of(file)
                                .flatMap(AddWebFluxStarter::extended)
                                .orElse(file)
                        : tree;
            }
        };
    }

    private static Optional<SourceFile> extended(BuildFile file) {
        return file.declares(BuildFiles.WEB_FLUX)
                ? Optional.empty()
                : WEB.stream()
                        .flatMap(web -> file.withBeside(web, BuildFiles.WEB_FLUX).stream())
                        .findFirst();
    }
}
