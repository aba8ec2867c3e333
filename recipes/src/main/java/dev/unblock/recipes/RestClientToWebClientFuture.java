package dev.unblock.recipes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
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
public final class RestClientToWebClientFuture extends ScanningRecipe<NamedExceptions> {
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

    @Override
    public NamedExceptions getInitialValue(ExecutionContext ctx) {
        return new NamedExceptions("org.springframework.web.client.");
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(NamedExceptions exceptions) {
        return exceptions.scan();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(NamedExceptions exceptions) {
        return new OffloadedCalls(Targets.of(targets), refusals, new WebClientCalls(exceptions));
    }
}
