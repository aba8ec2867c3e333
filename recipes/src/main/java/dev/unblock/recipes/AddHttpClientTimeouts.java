package dev.unblock.recipes;

import dev.unblock.recipes.client.HttpClientTimeouts;
import dev.unblock.recipes.client.RestClientTimeouts;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Gives HTTP clients without timeouts a connect and a request (read) timeout.
 *
 * <pre>
 * HttpRequest.newBuilder(uri).build()     → HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build()
 * HttpClient.newHttpClient()              → HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()
 * new RestTemplateBuilder().build()       → new RestTemplateBuilder().connectTimeout(…).readTimeout(…).build()
 * new RestTemplate()                      → new RestTemplate(requestFactoryWithTimeouts())
 * RestClient.create(url)                  → RestClient.builder().baseUrl(url).requestFactory(jdkRequestFactoryWithTimeouts()).build()
 * (HttpURLConnection) url.openConnection()  followed by  connection.setConnectTimeout(…); connection.setReadTimeout(…);
 * </pre>
 *
 * Refuses a {@code RestTemplate} whose request factory is set elsewhere, and a {@code RestClient} that sends with another
 * library or whose builder comes from elsewhere (H27). Leaves alone other builders that come from somewhere else, since
 * their timeouts may be set there, and every client that has a timeout.
 */
public final class AddHttpClientTimeouts extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Connect timeout",
            description = "Milliseconds until a connection attempt is given up.",
            example = "2000")
    private final @Nullable Integer connectTimeoutMillis;

    @Option(
            displayName = "Request timeout",
            description = "Milliseconds until a request without an answer is given up.",
            example = "5000")
    private final @Nullable Integer requestTimeoutMillis;

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public AddHttpClientTimeouts(
            @Nullable Integer connectTimeoutMillis,
            @Nullable Integer requestTimeoutMillis,
            @Nullable List<String> targets) {
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.requestTimeoutMillis = requestTimeoutMillis;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Give HTTP clients timeouts";
    }

    @Override
    public String getDescription() {
        return "Adds connect and request timeouts to HTTP clients that wait without limit:"
                + " the JDK's client, `RestTemplate`, `RestClient` and `HttpURLConnection`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.positive("connectTimeoutMillis", connectTimeoutMillis))
                .and(Options.positive("requestTimeoutMillis", requestTimeoutMillis))
                .and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        int connect = Options.orZero(connectTimeoutMillis);
        int request = Options.orZero(requestTimeoutMillis);
        Targets wanted = Targets.of(targets);
        return new InTurn(
                new HttpClientTimeouts(refusals, connect, request, wanted),
                new RestClientTimeouts(refusals, connect, request, wanted));
    }

    private static final class InTurn extends TreeVisitor<Tree, ExecutionContext> {
        private final TreeVisitor<?, ExecutionContext> first;
        private final TreeVisitor<?, ExecutionContext> second;

        private InTurn(TreeVisitor<?, ExecutionContext> first, TreeVisitor<?, ExecutionContext> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean isAcceptable(SourceFile file, ExecutionContext ctx) {
            return first.isAcceptable(file, ctx);
        }

        @Override
        public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
            return second.visit(first.visit(tree, ctx), ctx);
        }
    }
}
