package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.test.SourceSpecs.text;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Recipe;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

/** Recipes that let a client answer a future instead of a waiting pool thread. */
class OffloadedClientsTest implements RewriteTest {
    private static final String[] STUBS = {
        """
        package software.amazon.awssdk.services.dynamodb;
        public interface DynamoDbClient {
            GetItemResponse getItem(GetItemRequest request);
            Object describe(String table);
        }
        """,
        """
        package software.amazon.awssdk.services.dynamodb;
        public interface DynamoDbAsyncClient {
            java.util.concurrent.CompletableFuture<GetItemResponse> getItem(GetItemRequest request);
            Object describe(String table);
        }
        """,
        """
        package software.amazon.awssdk.services.dynamodb;
        public class GetItemRequest {
            public static GetItemRequest of(String table) { return new GetItemRequest(); }
        }
        """,
        "package software.amazon.awssdk.services.dynamodb; public class GetItemResponse {}",
        "package io.lettuce.core; public class RedisException extends RuntimeException {}",
        "package io.lettuce.core; public interface RedisFuture<V> extends java.util.concurrent.CompletionStage<V> {}",
        """
        package io.lettuce.core.api;
        public interface StatefulRedisConnection<K, V> {
            Commands<K, V> sync();
            AsyncCommands<K, V> async();
            java.time.Duration getTimeout();
            interface Commands<K, V> { V get(K key); void quit(); V only(K key); }
            interface AsyncCommands<K, V> extends StringCommands<K, V> {}
            interface StringCommands<K, V> { io.lettuce.core.RedisFuture<V> get(K key); }
        }
        """
    };

    @Override
    public void defaults(RecipeSpec spec) {
        spec.parser(JavaParser.fromJavaVersion()
                .classpath("spring-web", "spring-core")
                .dependsOn(STUBS));
    }

    private static String dynamo(String method) {
        return """
                package com.shop;

                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.Executor;
                import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
                import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
                import software.amazon.awssdk.services.dynamodb.GetItemRequest;
                import software.amazon.awssdk.services.dynamodb.GetItemResponse;

                class Items {
                    private DynamoDbClient dynamo;
                    private DynamoDbAsyncClient dynamoAsync;

                    CompletableFuture<GetItemResponse> find(GetItemRequest request, Executor executor) {
                        // by key
                        return %s;
                    }

                    String table() {
                        return "items";
                    }
                }
                """.formatted(method);
    }

    @DocumentExample
    @Test
    void callsTheAsynchronousClientOfAws() {
        rewriteRun(
                spec -> spec.recipe(new AwsClientToAsyncClient(null)),
                java(
                        dynamo("CompletableFuture.supplyAsync(() -> dynamo.getItem(request), executor)"),
                        dynamo("dynamoAsync.getItem(request).whenCompleteAsync((value, failure) -> {}, executor)")));
    }

    @Test
    void keepsTheCommonPoolAndWhatIsSent() {
        rewriteRun(
                spec -> spec.recipe(
                        new AwsClientToAsyncClient(List.of("com.shop.Items#find(GetItemRequest,Executor)"))),
                java(
                        dynamo(
                                "CompletableFuture.supplyAsync(() -> {\n            return this.dynamo.getItem(GetItemRequest.of(\"a\"));\n        })"),
                        dynamo(
                                "dynamoAsync.getItem(GetItemRequest.of(\"a\")).whenCompleteAsync((value, failure) -> {})")));
    }

    @Test
    void refusesAwsClassesWithoutTheAsynchronousClient() {
        refuses(
                new AwsClientToAsyncClient(null),
                "H27",
                java(dynamo("CompletableFuture.supplyAsync(() -> dynamo.getItem(request), executor)")
                        .replace("    private DynamoDbAsyncClient dynamoAsync;\n", "")
                        .replace("import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;\n", "")));
    }

    @Test
    void refusesFuturesOfAnotherType() {
        refuses(
                new AwsClientToAsyncClient(null),
                "H19",
                java(dynamo("CompletableFuture.supplyAsync(() -> dynamo.getItem(request), executor)")
                        .replace("CompletableFuture<GetItemResponse>", "CompletableFuture<Object>")));
        refuses(new RestClientToWebClientFuture(null), "H19", webflux(orders(REST, OFFLOADED, "Object")));
    }

    @Test
    void refusesToPutTogetherARequestOnAnotherThread() {
        refuses(
                new AwsClientToAsyncClient(null),
                "H10",
                java(dynamo(
                        "CompletableFuture.supplyAsync(() -> dynamo.getItem(GetItemRequest.of(table())), executor)")));
    }

    @Test
    void refusesCallsThatTheAsynchronousClientAnswersOtherwise() {
        refuses(
                new AwsClientToAsyncClient(null),
                "H27",
                java(dynamo(
                        "CompletableFuture.supplyAsync(() -> dynamo.describe(\"a\"), executor).thenApply(x -> null)")));
    }

    @Test
    void leavesAsynchronousAndLargerTasksAlone() {
        rewriteRun(
                spec -> spec.recipe(new AwsClientToAsyncClient(null)),
                java(dynamo("dynamoAsync.getItem(request)")),
                java(dynamo(
                                "CompletableFuture.supplyAsync(() -> { table(); return dynamo.getItem(request); }, executor)")
                        .replace("Items", "Others")));
    }

    private static String redis(String body, String imports) {
        return """
                package com.shop;

                import io.lettuce.core.api.StatefulRedisConnection;
                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.Executor;
                %s
                class Sessions {
                    private StatefulRedisConnection<String, String> connection;

                    CompletableFuture<String> find(String key, Executor executor) {
                        return %s;
                    }
                }
                """.formatted(imports, body);
    }

    @Test
    void sendsRedisCommandsOnTheSameConnection() {
        rewriteRun(
                spec -> spec.recipe(new LettuceSyncToAsync(null)),
                java(
                        redis("CompletableFuture.supplyAsync(() -> connection.sync().get(key), executor)", ""),
                        redis(
                                "connection.async().get(key).toCompletableFuture().orTimeout(connection.getTimeout().toMillis(),"
                                        + " TimeUnit.MILLISECONDS).whenCompleteAsync((value, failure) -> {}, executor)",
                                "import java.util.concurrent.TimeUnit;\n")));
    }

    @Test
    void refusesRedisCommandsWithoutACounterpart() {
        refuses(
                new LettuceSyncToAsync(null),
                "H27",
                java(redis("CompletableFuture.supplyAsync(() -> connection.sync().only(key), executor)", "")));
    }

    @Test
    void refusesProjectsThatHandleRedisExceptions() {
        refuses(
                new LettuceSyncToAsync(null),
                "H8",
                java(redis("CompletableFuture.supplyAsync(() -> connection.sync().get(key), executor)", "")),
                java("""
                        package com.shop;

                        class Handler {
                            boolean is(Throwable failure) {
                                return failure instanceof io.lettuce.core.RedisException;
                            }
                        }
                        """));
    }

    private static String orders(String fields, String call, String type) {
        return """
                package com.shop;

                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.Executor;
                import org.springframework.web.client.RestClient;
                %s
                class Orders {
                %s
                    CompletableFuture<%s> find(long id, Executor executor) {
                        return %s;
                    }

                    record Order(String item) {}
                }
                """.formatted(
                        fields.contains("WebClient ")
                                ? "import org.springframework.web.reactive.function.client.WebClient;\n"
                                : "",
                        fields,
                        type,
                        call);
    }

    private static SourceSpecs webflux(String before, String after) {
        return java(
                before, after, spec -> spec.markers(libraries("spring-webflux:6.2.18", "reactor-netty-http:1.2.5")));
    }

    private static SourceSpecs webflux(String text) {
        return java(text, spec -> spec.markers(libraries("spring-webflux:6.2.18", "reactor-netty-http:1.2.5")));
    }

    private static JavaSourceSet libraries(String... names) {
        Map<String, List<JavaType.FullyQualified>> known = new TreeMap<>();
        for (String name : names) {
            known.put("org:" + name, List.of());
        }
        return new JavaSourceSet(Tree.randomId(), "main", List.of(), known);
    }

    private static final String REST =
            "    private final RestClient restClient = RestClient.create(\"http://orders\");\n";
    private static final String OFFLOADED =
            "CompletableFuture.supplyAsync(() -> restClient.get().uri(\"/{id}\", id).retrieve().body(Order.class), executor)";

    @Test
    void sendsByAWebClientThatIsSetUpAlike() {
        rewriteRun(
                spec -> spec.recipe(new RestClientToWebClientFuture(null)),
                webflux(
                        orders(REST, OFFLOADED, "Order"),
                        orders(
                                REST
                                        + "    private final WebClient webClient = WebClient.builder().baseUrl(\"http://orders\")"
                                        + ".codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1)).build();\n",
                                "webClient.get().uri(\"/{id}\", id).retrieve().bodyToMono(Order.class).toFuture()"
                                        + ".whenCompleteAsync((value, failure) -> {}, executor)",
                                "Order")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    private final RestClient restClient;\n    Orders(RestClient restClient) {\n        this.restClient = restClient;\n    }\n",
                "    private final RestClient restClient = RestClient.builder().requestInterceptor(null).build();\n"
            })
    void refusesRestClientsThatAreSetUpElsewhere(String fields) {
        refuses(new RestClientToWebClientFuture(null), "H27", webflux(orders(fields, OFFLOADED, "Order")));
    }

    @Test
    void refusesTextAnswers() {
        refuses(
                new RestClientToWebClientFuture(null),
                "H27",
                webflux(orders(REST, OFFLOADED.replace("Order.class", "String.class"), "String")));
    }

    @Test
    void refusesStatusHandlers() {
        refuses(
                new RestClientToWebClientFuture(null),
                "H27",
                webflux(orders(REST, OFFLOADED.replace(".body(", ".onStatus(null).body("), "Order")));
    }

    @Test
    void refusesProjectsWithoutWebFlux() {
        refuses(new RestClientToWebClientFuture(null), "H27", java(orders(REST, OFFLOADED, "Order")));
    }

    @Test
    void trustsABuildFileThatDeclaresWebFlux() {
        JavaProject shop = new JavaProject(Tree.randomId(), "shop", null);
        rewriteRun(
                spec -> spec.recipe(new RestClientToWebClientFuture(null)),
                text(
                        "    implementation 'org.springframework.boot:spring-boot-starter-webflux'",
                        spec -> spec.path("shop/build.gradle")),
                java(orders(REST, OFFLOADED, "Order"), spec -> spec.markers(shop)
                        .after(changed -> {
                            assertThat(changed).contains("webClient.get()");
                            return changed;
                        })));
    }

    @Test
    void refusesProjectsThatHandleTheExceptionsOfTheRestClient() {
        refuses(new RestClientToWebClientFuture(null), "H8", webflux(orders(REST, OFFLOADED, "Order")), java("""
                        package com.shop;

                        import org.springframework.web.client.HttpClientErrorException;

                        class Handler {
                            String handle(HttpClientErrorException.NotFound failure) {
                                return "none";
                            }
                        }
                        """));
    }

    private void refuses(Recipe recipe, String hazard, SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.recipe(recipe).dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                sources);
    }
}
