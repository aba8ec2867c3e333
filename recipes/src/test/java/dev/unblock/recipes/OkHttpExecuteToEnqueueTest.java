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

class OkHttpExecuteToEnqueueTest implements RewriteTest {
    private static final String[] STUBS = {
        "package okhttp3; public class OkHttpClient { public Call newCall(Request request) { return null; } }",
        "package okhttp3; public class Request {}",
        "package okhttp3; public interface Call { Response execute() throws java.io.IOException; }",
        """
        package okhttp3;
        public class Response implements AutoCloseable {
            public int code() { return 0; }
            public String text() throws java.io.IOException { return ""; }
            public void close() {}
        }
        """,
        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }",
        "package org.springframework.web.context.request; public class RequestContextHolder { public static Object getRequestAttributes() { return null; } }"
    };

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new OkHttpExecuteToEnqueue(List.of("com.shop.Fares#find(Request)")))
                .parser(JavaParser.fromJavaVersion().dependsOn(STUBS));
    }

    private static final String FARES = """
            package com.shop;

            import java.io.IOException;
            import okhttp3.Request;
            import okhttp3.Response;

            class Fares {
                private final okhttp3.OkHttpClient client = new okhttp3.OkHttpClient();

                String find(Request request) throws IOException {
                    try (Response response = client.newCall(request).execute()) {
                        return response.text(); // all of it
                    }
                }
            }
            """;

    private static final String TWIN = """
            }

            /** Like {@link #find(Request)}, but no thread waits for the answer. */
            CompletableFuture<String> findAsync(Request request) {
                return enqueued(client.newCall(request))
                        .handle(AsyncSupport.outcome((value, failure) -> {
                            try (Response response = AsyncSupport.received(value, failure, IOException.class)) {
                                return response.text(); // all of it
                            }
                        }));
            }

            private static CompletableFuture<Response> enqueued(Call call) {
                CompletableFuture<Response> answer = new CompletableFuture<>();
                call.enqueue(new Callback() {
                    @Override
                    public void onFailure(Call failed, IOException failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onResponse(Call answered, Response response) {
                        answer.complete(response);
                    }
                });
                return answer;
            }
            """;

    @DocumentExample
    @Test
    void opensAndClosesTheAnswerInTheContinuation() {
        rewriteRun(
                Sources.asyncSupport(),
                java(
                        FARES,
                        spec -> spec.after(actual -> {
                            assertThat(actual)
                                    .contains("import java.util.concurrent.CompletableFuture;")
                                    .contains("import okhttp3.Callback;")
                                    .contains(FARES.substring(FARES.indexOf("class"), FARES.indexOf("// all of it")))
                                    .endsWith(TWIN.indent(4).replaceAll("(?m)^ +$", "") + "}");
                            return actual;
                        })));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H1  | @Transactional | client.newCall(request).execute();
            H15 | @Cacheable | client.newCall(request).execute();
            H16 | @Retryable | client.newCall(request).execute();
            H17 | @Audited | client.newCall(request).execute();
            H3  |  | org.springframework.security.core.context.SecurityContextHolder.getContext(); client.newCall(request).execute();
            H4  |  | new ThreadLocal<String>().get(); client.newCall(request).execute();
            H5  |  | org.springframework.web.context.request.RequestContextHolder.getRequestAttributes(); client.newCall(request).execute();
            H10 |  | for (int i = 0; i < 2; i++) { client.newCall(request).execute(); }
            H10 |  | try (Response r = client.newCall(request).execute()) { client.newCall(request).execute(); }
            H7  |  | synchronized (this) { client.newCall(request).execute(); }
            H9  |  | try (Response a = null; Response r = client.newCall(request).execute()) { r.code(); }
            H29 |  | client.newCall(request);
            """)
    void refuses(String hazard, String annotation, String body) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                Sources.asyncSupport(),
                java("""
                        package com.shop;

                        import java.io.IOException;
                        import okhttp3.OkHttpClient;
                        import okhttp3.Request;
                        import okhttp3.Response;

                        class Fares {
                            OkHttpClient client;

                            %s
                            void find(Request request) throws IOException {
                                %s
                            }

                            @interface Transactional {}

                            @interface Cacheable {}

                            @interface Retryable {}

                            @interface Audited {}
                        }
                        """.formatted(annotation == null ? "" : annotation, body)));
    }

    @Test
    void leavesMethodsWithATwinAlone() {
        rewriteRun(Sources.asyncSupport(), java("""
                package com.shop;

                import java.util.concurrent.CompletableFuture;
                import okhttp3.OkHttpClient;
                import okhttp3.Request;

                class Fares {
                    OkHttpClient client;

                    int find(Request request) throws java.io.IOException {
                        return client.newCall(request).execute().code();
                    }

                    CompletableFuture<Integer> findAsync(Request request) {
                        return null;
                    }
                }
                """));
    }
}
