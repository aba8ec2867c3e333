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
import org.openrewrite.test.SourceSpecs;

class ComposeAsyncTwinTest implements RewriteTest {
    private static final String QUOTE = "com.shop.Quotes#quote(String)";

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ComposeAsyncTwin(List.of(QUOTE), null, null))
                .expectedCyclesThatMakeChanges(1)
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-tx", "spring-web", "spring-beans", "slf4j-api"));
    }

    private static SourceSpecs client() {
        return java("""
                package com.shop;

                import java.io.IOException;
                import java.util.concurrent.CompletableFuture;

                class Client {
                    long fare(String id) throws IOException {
                        return 1;
                    }

                    CompletableFuture<Long> fareAsync(String id) {
                        return CompletableFuture.completedFuture(1L);
                    }

                    String hotel(String id) {
                        return "";
                    }

                    CompletableFuture<String> hotelAsync(String id) {
                        return CompletableFuture.completedFuture("");
                    }

                    void ping() {}

                    CompletableFuture<Void> pingAsync() {
                        return CompletableFuture.completedFuture(null);
                    }

                    String slow() {
                        return "no twin";
                    }
                }
                """);
    }

    /** The class as it is and, after it, as it becomes: the same with a twin. */
    private void gains(String method, String twin) {
        String head = "package com.shop;\n\nclass Quotes {\n    private Client client;\n\n";
        String imports =
                "package com.shop;\n\nimport java.util.concurrent.CompletableFuture;\n\nclass Quotes {\n    private Client client;\n\n";
        rewriteRun(
                Sources.asyncSupport(),
                client(),
                java(head + method.indent(4) + "}\n", imports + method.indent(4) + "\n" + twin.indent(4) + "}\n"));
    }

    @DocumentExample
    @Test
    void startsReadOnlyCallsTogether() {
        rewriteRun(
                spec -> spec.recipe(new ComposeAsyncTwin(
                        List.of(QUOTE),
                        null,
                        List.of("com.shop.Client#fare(String)", "com.shop.Client#hotel(String)"))),
                Sources.asyncSupport(),
                client(),
                java("""
                        package com.shop;

                        import java.io.IOException;

                        class Quotes {
                            private Client client;

                            String quote(String id) throws IOException {
                                // the flight
                                long fare = client.fare(id);
                                String hotel = client.hotel(id);
                                String hotel2 = client.hotel(hotel);
                                return fare + hotel + hotel2;
                            }
                        }
                        """, """
                        package com.shop;

                        import java.io.IOException;
                        import java.util.concurrent.CompletableFuture;

                        class Quotes {
                            private Client client;

                            String quote(String id) throws IOException {
                                // the flight
                                long fare = client.fare(id);
                                String hotel = client.hotel(id);
                                String hotel2 = client.hotel(hotel);
                                return fare + hotel + hotel2;
                            }

                            /** Like {@link #quote(String)}, but no thread waits for the answer. */
                            CompletableFuture<String> quoteAsync(String id) {
                                // the flight
                                CompletableFuture<Long> fareFuture = client.fareAsync(id);
                                CompletableFuture<String> hotelFuture = client.hotelAsync(id);
                                return CompletableFuture.allOf(fareFuture, hotelFuture)
                                        .thenCompose(done -> {
                                            long fare = fareFuture.join();
                                            String hotel = hotelFuture.join();
                                            return client.hotelAsync(hotel)
                                                    .thenApply(hotel2 -> fare + hotel + hotel2);
                                        });
                            }
                        }
                        """));
    }

    @Test
    void keepsTheOrderOfCallsThatMayWrite() {
        gains("""
                String quote(String id) {
                    String first = client.hotel(id);
                    String second = client.hotel("b");
                    return first + second;
                }
                """, """
                /** Like {@link #quote(String)}, but no thread waits for the answer. */
                CompletableFuture<String> quoteAsync(String id) {
                    return client.hotelAsync(id)
                            .thenCompose(first -> client.hotelAsync("b")
                                    .thenApply(second -> first + second));
                }
                """);
    }

    @Test
    void composesEarlyReturns() {
        gains("""
                String quote(String id) {
                    if (id.isEmpty()) {
                        return "none";
                    }
                    if (id.equals("x")) {
                        return client.hotel("y");
                    }
                    return "hotel " + client.hotel(id);
                }
                """, """
                /** Like {@link #quote(String)}, but no thread waits for the answer. */
                CompletableFuture<String> quoteAsync(String id) {
                    if (id.isEmpty()) {
                        return CompletableFuture.completedFuture("none");
                    }
                    if (id.equals("x")) {
                        return client.hotelAsync("y");
                    }
                    return client.hotelAsync(id)
                            .thenApply(hotelResult -> "hotel " + hotelResult);
                }
                """);
    }

    @Test
    void composesVoidCalls() {
        gains("""
                void quote(String id) {
                    client.ping();
                    System.setProperty("quoted", id);
                }
                """, """
                /** Like {@link #quote(String)}, but no thread waits for the answer. */
                CompletableFuture<Void> quoteAsync(String id) {
                    return client.pingAsync()
                            .thenAccept(pingResult -> {
                                System.setProperty("quoted", id);
                            });
                }
                """);
    }

    @Test
    void keepsAFallback() {
        gains("""
                <T> String quote(String id) {
                    String hotel;
                    try {
                        hotel = client.hotel(id);
                    } catch (IllegalStateException e) {
                        hotel = "unknown";
                    }
                    return hotel.trim();
                }
                """, """
                /** Like {@link #quote(String)}, but no thread waits for the answer. */
                <T> CompletableFuture<String> quoteAsync(String id) {
                    return AsyncSupport.start(() -> client.hotelAsync(id))
                            .handle((value, failure) -> {
                                String hotel;
                                try {
                                    hotel = AsyncSupport.received(value, failure);
                                } catch (IllegalStateException e) {
                                    hotel = "unknown";
                                }
                                return hotel.trim();
                            });
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H29 | return client.slow();
            H9  | String a = ""; a = id + a; String b = client.hotel(id); return a + b;
            H9  | String a = "x"; if (id.isEmpty()) { a = client.hotel(id); } return a;
            H9  | java.util.function.Supplier<String> s = () -> client.hotel(id); return s.get();
            H9  | return id.isEmpty() ? "" : client.hotel(id);
            H9  | try (java.io.StringReader r = new java.io.StringReader(id)) { return client.hotel(id); }
            H10 | String all = ""; for (int i = 0; i < 2; i++) { all += client.hotel(id); } return all;
            H10 | return id.concat(id).concat(client.hotel(id));
            H10 | try { String a = client.hotel(id); return client.hotel(a); } finally { client.ping(); }
            H7  | synchronized (this) { return client.hotel(id); }
            H4  | org.slf4j.MDC.put("id", id); return client.hotel(id);
            H5  | org.springframework.web.context.request.RequestContextHolder.resetRequestAttributes(); return client.hotel(id);
            """)
    void refuses(String hazard, String body) {
        rewriteRun(
                spec -> spec.expectedCyclesThatMakeChanges(0)
                        .dataTable(
                                AsyncMigrationRefusals.Row.class,
                                rows -> assertThat(rows).singleElement().satisfies(row -> {
                                    assertThat(row.hazard()).isEqualTo(hazard);
                                    assertThat(row.member()).isEqualTo("quote(String)");
                                    assertThat(row.path()).isEqualTo("com/shop/Quotes.java");
                                    assertThat(row.line()).isEqualTo(4);
                                })),
                Sources.asyncSupport(),
                client(),
                java(
                        "package com.shop;\nclass Quotes {\n    private Client client;\n    String quote(String id) { %s }\n}\n"
                                .formatted(body)));
    }

    @ParameterizedTest
    @CsvSource({
        "H1, @org.springframework.transaction.annotation.Transactional",
        "H15, @org.springframework.cache.annotation.Cacheable",
        "H17, @org.springframework.context.event.EventListener",
        "H18, @org.springframework.scheduling.annotation.Async",
        "H7, synchronized"
    })
    void refusesWhatAProxyOrALockAdds(String hazard, String modifier) {
        rewriteRun(
                spec -> spec.expectedCyclesThatMakeChanges(0)
                        .dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                                .singleElement()
                                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                Sources.asyncSupport(),
                client(),
                java(
                        "package com.shop;\nclass Quotes {\n    private Client client;\n    %s String quote(String id) { return client.hotel(id); }\n}\n"
                                .formatted(modifier)));
    }

    @Test
    void leavesAMigratedMethodAlone() {
        rewriteRun(spec -> spec.expectedCyclesThatMakeChanges(0), Sources.asyncSupport(), client(), java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;

                        class Quotes {
                            private Client client;

                            String quote(String id) {
                                return client.hotel(id);
                            }

                            CompletableFuture<String> quoteAsync(String id) {
                                return client.hotelAsync(id);
                            }
                        }
                        """));
    }
}
