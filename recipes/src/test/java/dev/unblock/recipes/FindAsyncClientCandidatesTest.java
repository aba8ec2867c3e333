package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.client.AsyncClientCandidates;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class FindAsyncClientCandidatesTest implements RewriteTest {
    private static final String[] STUBS = {
        "package okhttp3; public interface Call { Response execute() throws java.io.IOException; }",
        "package okhttp3; public class Response {}",
        "package org.springframework.cloud.openfeign; public @interface FeignClient { String value(); }",
        "package org.springframework.data.mongodb.core; public interface MongoOperations { Object findById(Object id, Class<?> type); }",
        "package org.springframework.data.mongodb.core; public class MongoTemplate implements MongoOperations { public Object findById(Object id, Class<?> type) { return null; } }",
        "package org.springframework.data.redis.core; public interface ValueOperations<K, V> { V get(Object key); }",
        "package org.springframework.kafka.core; public interface KafkaOperations<K, V> { java.util.concurrent.CompletableFuture<String> send(String topic, V value); }",
        "package org.springframework.kafka.core; public class KafkaTemplate<K, V> implements KafkaOperations<K, V> { public java.util.concurrent.CompletableFuture<String> send(String topic, V value) { return null; } }"
    };

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new FindAsyncClientCandidates())
                .parser(JavaParser.fromJavaVersion().dependsOn(STUBS));
    }

    @DocumentExample
    @Test
    void listsWhatWaitsAndChangesNothing() {
        rewriteRun(
                spec -> spec.dataTable(AsyncClientCandidates.Row.class, rows -> assertThat(rows)
                        .extracting(row -> row.line() + " " + row.waits() + " → " + row.counterpart())
                        .containsExactlyInAnyOrder(
                                "14 @FeignClient Orders → an @HttpExchange interface on WebClient",
                                "20 Call.execute → Call.enqueue",
                                "21 KafkaTemplate.send(…).get → the future that send returns",
                                "22 MongoTemplate.findById → ReactiveMongoTemplate",
                                "23 ValueOperations.get → ReactiveRedisTemplate",
                                "24 URL.openStream → HttpClient.sendAsync",
                                "25 HttpURLConnection.getResponseCode → HttpClient.sendAsync")),
                java("""
                        package com.shop;

                        import java.net.HttpURLConnection;
                        import java.net.URL;
                        import okhttp3.Call;
                        import org.springframework.cloud.openfeign.FeignClient;
                        import org.springframework.data.mongodb.core.MongoTemplate;
                        import org.springframework.data.redis.core.ValueOperations;
                        import org.springframework.kafka.core.KafkaTemplate;

                        class Waiting {

                            /** Of another shop. */
                            @FeignClient("orders")
                            interface Orders {}

                            void all(Call call, KafkaTemplate<String, String> kafka, MongoTemplate mongo, ValueOperations<String, String> redis, URL url, HttpURLConnection connection)
                                    throws Exception {
                                kafka.send("sent", "without waiting");
                                call.execute();
                                kafka.send("topic", "order").get();
                                mongo.findById(1, String.class);
                                redis.get("key");
                                url.openStream();
                                connection.getResponseCode();
                            }
                        }
                        """));
    }
}
