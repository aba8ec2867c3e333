package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class HttpClientSendToSendAsyncTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new HttpClientSendToSendAsync(List.of("com.shop.Fares#find(String)")))
                .expectedCyclesThatMakeChanges(1)
                .parser(
                        JavaParser.fromJavaVersion()
                                .classpath(
                                        "spring-context",
                                        "spring-tx",
                                        "spring-web",
                                        "slf4j-api",
                                        "jackson-databind",
                                        "jackson-core")
                                .dependsOn(
                                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }"));
    }

    @DocumentExample
    @Test
    void movesWhatComesAfterTheAnswerIntoAContinuation() {
        rewriteRun(Sources.asyncSupport(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import java.net.URI;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;

                        class Fares {
                            private final HttpClient client = HttpClient.newHttpClient();

                            public Integer find(String id) throws IOException, InterruptedException {
                                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + id)).build();
                                // ask the airline
                                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                                if (response.statusCode() != 200) {
                                    throw new IllegalStateException("status " + response.statusCode());
                                }
                                return response.body().length();
                            }

                            void unrelated() {}
                        }
                        """, """
                        package com.shop;

                        import java.io.IOException;
                        import java.net.URI;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;
                        import java.util.concurrent.CompletableFuture;

                        class Fares {
                            private final HttpClient client = HttpClient.newHttpClient();

                            public Integer find(String id) throws IOException, InterruptedException {
                                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + id)).build();
                                // ask the airline
                                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                                if (response.statusCode() != 200) {
                                    throw new IllegalStateException("status " + response.statusCode());
                                }
                                return response.body().length();
                            }

                            /** Like {@link #find(String)}, but no thread waits for the answer. */
                            public CompletableFuture<Integer> findAsync(String id) {
                                HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + id)).build();
                                // ask the airline
                                return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                                        .thenApply(response -> {
                                            if (response.statusCode() != 200) {
                                                throw new IllegalStateException("status " + response.statusCode());
                                            }
                                            return response.body().length();
                                        });
                            }

                            void unrelated() {}
                        }
                        """));
    }

    @Test
    void leavesMethodsThatHaveATwinAlready() {
        rewriteRun(MigratedAlready::isLeftWithoutAWord, Sources.asyncSupport(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;
                        import java.util.concurrent.CompletableFuture;

                        class Fares {
                            HttpClient client;
                            HttpRequest request;

                            String find(String id) throws IOException, InterruptedException {
                                return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                            }

                            CompletableFuture<String> findAsync(String id) {
                                return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                                        .thenApply(response -> response.body());
                            }
                        }
                        """));
    }

    @Test
    void keepsHandlersAroundTheCall() {
        rewriteRun(Sources.asyncSupport(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;

                        class Fares {
                            private HttpClient client;

                            String find(String id) {
                                try {
                                    HttpRequest request = request(id);
                                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                                    return response.body();
                                } catch (IOException e) {
                                    return "none"; // a fallback
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    throw new IllegalStateException("fares", e);
                                }
                            }

                            HttpRequest request(String id) {
                                return null;
                            }
                        }
                        """, """
                        package com.shop;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;
                        import java.util.concurrent.CompletableFuture;

                        class Fares {
                            private HttpClient client;

                            String find(String id) {
                                try {
                                    HttpRequest request = request(id);
                                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                                    return response.body();
                                } catch (IOException e) {
                                    return "none"; // a fallback
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    throw new IllegalStateException("fares", e);
                                }
                            }

                            /** Like {@link #find(String)}, but no thread waits for the answer. */
                            CompletableFuture<String> findAsync(String id) {
                                HttpRequest request = request(id);
                                return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                                        .handle((value, failure) -> {
                                            try {
                                                HttpResponse<String> response = AsyncSupport.received(value, failure, IOException.class, InterruptedException.class);
                                                return response.body();
                                            } catch (IOException e) {
                                                return "none"; // a fallback
                                            } catch (InterruptedException e) {
                                                Thread.currentThread().interrupt();
                                                throw new IllegalStateException("fares", e);
                                            }
                                        });
                            }

                            HttpRequest request(String id) {
                                return null;
                            }
                        }
                        """));
    }

    @Test
    void turnsCheckedExceptionsBeforeTheCallIntoAFailedFuture() {
        rewriteRun(Sources.asyncSupport(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse.BodyHandlers;
                        import java.util.concurrent.CompletableFuture;

                        class Fares {
                            HttpClient client;

                            int find(String id) throws IOException, InterruptedException {
                                HttpRequest request = write(id);
                                return read(client.send(request, BodyHandlers.ofString()).body());
                            }

                            HttpRequest write(String id) throws IOException {
                                return null;
                            }

                            int read(String body) throws IOException {
                                return 1;
                            }

                            CompletableFuture<Void> other;
                        }
                        """, """
                        package com.shop;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse.BodyHandlers;
                        import java.util.concurrent.CompletableFuture;

                        class Fares {
                            HttpClient client;

                            int find(String id) throws IOException, InterruptedException {
                                HttpRequest request = write(id);
                                return read(client.send(request, BodyHandlers.ofString()).body());
                            }

                            /** Like {@link #find(String)}, but no thread waits for the answer. */
                            CompletableFuture<Integer> findAsync(String id) {
                                return AsyncSupport.start(() -> {
                                    HttpRequest request = write(id);
                                    return client.sendAsync(request, BodyHandlers.ofString())
                                            .thenApply(AsyncSupport.step(sendResult -> read(sendResult.body())));
                                });
                            }

                            HttpRequest write(String id) throws IOException {
                                return null;
                            }

                            int read(String body) throws IOException {
                                return 1;
                            }

                            CompletableFuture<Void> other;
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H10 |                | for (int i = 0; i < 2; i++) { client.send(request, ofString()); } return id;
            H10 |                | try { return client.send(request, ofString()).body() + client.send(request, ofString()).body(); } catch (IOException e) { return id; }
            H9  |                | String text = ""; text = client.send(request, ofString()).body(); text = text + id; return text;
            H7  |                | synchronized (this) { return client.send(request, ofString()).body(); }
            H3  |                | org.springframework.security.core.context.SecurityContextHolder.getContext(); return client.send(request, ofString()).body();
            H4  |                | org.slf4j.MDC.put("id", id); return client.send(request, ofString()).body();
            H5  |                | org.springframework.context.i18n.LocaleContextHolder.getLocale(); return client.send(request, ofString()).body();
            H1  | @Transactional | return client.send(request, ofString()).body();
            H15 | @Cacheable     | return client.send(request, ofString()).body();
            H16 | @Retryable     | return client.send(request, ofString()).body();
            H17 | @Audited       | return client.send(request, ofString()).body();
            H29 |                | return id;
            """)
    void refuses(String hazard, String annotation, String body) {
        rewriteRun(
                spec -> spec.expectedCyclesThatMakeChanges(0)
                        .dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                                .singleElement()
                                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                Sources.asyncSupport(),
                java("""
                        package com.shop;

                        import static java.net.http.HttpResponse.BodyHandlers.ofString;

                        import java.io.IOException;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;

                        class Fares {
                            HttpClient client;
                            HttpRequest request;

                            %s
                            String find(String id) throws IOException, InterruptedException {
                                %s
                            }

                            @interface Transactional {}

                            @interface Cacheable {}

                            @interface Retryable {}

                            @interface Audited {}
                        }
                        """.formatted(annotation == null ? "" : annotation, body)));
    }
}
