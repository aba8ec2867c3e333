package dev.unblock.recipes;

import dev.unblock.recipes.async.OffloadedCalls;
import dev.unblock.recipes.client.NamedExceptions;
import dev.unblock.recipes.client.WebClientCalls;
import dev.unblock.recipes.project.BuildFiles;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Sends by {@code WebClient} where a pool's thread waited for a {@code RestClient}.
 *
 * <pre>
 * private final RestClient rest = RestClient.create("http://orders");
 * …
 * return CompletableFuture.supplyAsync(() -&gt; rest.get().uri("/{id}", id).retrieve().body(Order.class), executor);
 *
 * →
 *
 * private final WebClient restWebClient = WebClient.builder()
 *         .baseUrl("http://orders")
 *         .codecs(codecs -&gt; codecs.defaultCodecs().maxInMemorySize(-1))
 *         .build();
 * …
 * return restWebClient.get().uri("/{id}", id).retrieve().bodyToMono(Order.class).toFuture()
 *         .whenCompleteAsync((value, failure) -&gt; {}, executor);
 * </pre>
 *
 * Only for a client whose whole set-up is seen: a private field made by {@code RestClient.create}, with or without an
 * address. Refuses other clients, text answers, whose default encoding differs, and projects without WebFlux (H27),
 * projects that name an exception of the blocking client (H8), and tasks that do more than the call (H10).
 */
public final class RestClientToWebClientFuture extends ScanningRecipe<RestClientToWebClientFuture.Seen> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public RestClientToWebClientFuture(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Send by WebClient instead of a waiting pool thread";
    }

    @Override
    public String getDescription() {
        return "Replaces `supplyAsync` with a single call of a `RestClient` by the same call of a `WebClient`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    /** What the whole project says: exceptions of the client that it names, and what its build files declare. */
    record Seen(NamedExceptions exceptions, BuildFiles builds) {}

    @Override
    public Seen getInitialValue(ExecutionContext ctx) {
        return new Seen(new NamedExceptions("org.springframework.web.client."), new BuildFiles());
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Seen seen) {
        TreeVisitor<?, ExecutionContext> builds = seen.builds().scanner();
        TreeVisitor<?, ExecutionContext> exceptions = seen.exceptions().scan();
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                builds.visit(tree, ctx);
                exceptions.visit(tree, ctx);
                return tree;
            }
        };
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Seen seen) {
        return new OffloadedCalls(Targets.of(targets), refusals, new WebClientCalls(seen.exceptions(), seen.builds()));
    }
}
