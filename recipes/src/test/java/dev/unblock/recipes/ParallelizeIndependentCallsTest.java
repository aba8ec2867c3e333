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

class ParallelizeIndependentCallsTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ParallelizeIndependentCalls(List.of("com.shop.Views#view(long)"), "asyncExecutor", null))
                .parser(
                        JavaParser.fromJavaVersion()
                                .classpath("spring-context", "spring-tx", "spring-beans", "slf4j-api")
                                .dependsOn(
                                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }",
                                        "package org.springframework.web.context.request; public class RequestContextHolder { public static Object getRequestAttributes() { return null; } }"));
    }

    private static SourceSpecs client() {
        return java("""
                package com.shop;

                import java.io.IOException;
                import java.util.List;

                class Client {
                    List<String> findNames(long id) throws IOException, InterruptedException {
                        return null;
                    }

                    int count(long id) {
                        return 1;
                    }

                    String book(long id) {
                        return "";
                    }
                }
                """);
    }

    @DocumentExample
    @Test
    void startsIndependentCallsTogether() {
        rewriteRun(Sources.asyncSupport(), client(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import java.util.List;

                        class Views {
                            private final Client client;

                            Views(Client client) {
                                this.client = client;
                            }

                            String view(long id) throws IOException, InterruptedException {
                                // both
                                List<String> names = client.findNames(id);
                                final int count = this.client.count(id + 1);
                                int again = client.count(count);
                                return names + " " + count + again;
                            }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.beans.factory.annotation.Qualifier;

                        import java.io.IOException;
                        import java.util.List;
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class Views {
                            private final Client client;
                            private final Executor asyncExecutor;

                            Views(Client client, @Qualifier("asyncExecutor") Executor asyncExecutor) {
                                this.client = client;
                                this.asyncExecutor = asyncExecutor;
                            }

                            String view(long id) throws IOException, InterruptedException {
                                // both
                                CompletableFuture<List<String>> namesFuture = AsyncSupport.supply(() -> client.findNames(id), asyncExecutor);
                                CompletableFuture<Integer> countFuture = AsyncSupport.supply(() -> this.client.count(id + 1), asyncExecutor);
                                List<String> names = AsyncSupport.await(namesFuture, IOException.class, InterruptedException.class);
                                final int count = AsyncSupport.await(countFuture);
                                int again = client.count(count);
                                return names + " " + count + again;
                            }
                        }
                        """));
    }

    @Test
    void leavesCallsThatStartTogetherAlready() {
        rewriteRun(MigratedAlready::isLeftWithoutAWord, Sources.asyncSupport(), client(), java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class Views {
                            private final Client client;
                            private final Executor asyncExecutor;

                            Views(Client client, Executor asyncExecutor) {
                                this.client = client;
                                this.asyncExecutor = asyncExecutor;
                            }

                            String view(long id) {
                                CompletableFuture<Integer> aFuture = AsyncSupport.supply(() -> client.count(id), asyncExecutor);
                                CompletableFuture<Integer> bFuture = AsyncSupport.supply(() -> client.count(2), asyncExecutor);
                                int a = AsyncSupport.await(aFuture);
                                int b = AsyncSupport.await(bFuture);
                                return "" + a + b;
                            }
                        }
                        """));
    }

    @Test
    void keepsAConstructorThatTestsCall() {
        rewriteRun(
                Sources.asyncSupport(),
                client(),
                java("package com.shop; class ViewsTest { Views views = new Views(); }"),
                java("""
                        package com.shop;

                        class Views {
                            private Client client;

                            String view(long id) {
                                int a = client.count(id);
                                int b = client.count(2);
                                return "" + a + b;
                            }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.beans.factory.annotation.Autowired;
                        import org.springframework.beans.factory.annotation.Qualifier;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class Views {
                            private Client client;

                            @Autowired
                            @Qualifier("asyncExecutor")
                            private Executor asyncExecutor = Runnable::run;

                            String view(long id) {
                                CompletableFuture<Integer> aFuture = AsyncSupport.supply(() -> client.count(id), asyncExecutor);
                                CompletableFuture<Integer> bFuture = AsyncSupport.supply(() -> client.count(2), asyncExecutor);
                                int a = AsyncSupport.await(aFuture);
                                int b = AsyncSupport.await(bFuture);
                                return "" + a + b;
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H10 | String view(long id) { int a = client.count(id); int b = client.count(a); return "" + a + b; }
            H10 | String view(long id) { String a = client.book(id); String b = client.book(2); return a + b; }
            H9  | String view(long id) { id++; int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H1  | @org.springframework.transaction.annotation.Transactional String view(long id) { int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H7  | synchronized String view(long id) { int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H3  | String view(long id) { org.springframework.security.core.context.SecurityContextHolder.getContext(); int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H5  | String view(long id) { org.springframework.web.context.request.RequestContextHolder.getRequestAttributes(); int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H4  | String view(long id) { org.slf4j.MDC.put("a", "b"); int a = client.count(id); int b = client.count(2); return "" + a + b; }
            H19 | int asyncExecutor; String view(long id) { int a = client.count(id); int b = client.count(2); return "" + a + b; }
            """)
    void refuses(String hazard, String method) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                Sources.asyncSupport(),
                client(),
                java("package com.shop; class Views { private Client client; %s }".formatted(method)));
    }

    @Test
    void refusesWithoutAsyncSupport() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H20"))),
                client(),
                java(
                        "package com.shop; class Views { private Client client; String view(long id) { int a = client.count(id); int b = client.count(2); return \"\" + a + b; } }"));
    }

    @Test
    void refusesAMethodThatAFacadeRunsOnAnExecutor() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H22"))),
                Sources.asyncSupport(),
                client(),
                java(
                        "package com.shop; class ViewsAsync { java.util.concurrent.CompletableFuture<String> viewAsync(long id) { return null; } }"),
                java(
                        "package com.shop; class Views { Client client; String view(long id) { int a = client.count(id); int b = client.count(2); return \"\" + a + b; } }"));
    }

    @Test
    void readsItsOptionsFromYaml() {
        rewriteRun(
                spec -> spec.recipeFromYaml("""
                                type: specs.openrewrite.org/v1beta/recipe
                                name: dev.unblock.Wave2
                                displayName: Wave 2
                                description: Wave 2.
                                recipeList:
                                  - dev.unblock.recipes.ParallelizeIndependentCalls:
                                      targets:
                                        - com.shop.Views#view(long)
                                      executorBean: pool
                                      readOnlyCalls:
                                        - com.shop.Client#book(long)
                                """, "dev.unblock.Wave2"),
                Sources.asyncSupport(),
                client(),
                java("""
                        package com.shop;

                        import java.util.concurrent.Executor;

                        class Views {
                            Client client;
                            Executor pool;

                            String view(long id) {
                                String a = client.book(id);
                                String b = client.book(2);
                                return a + b;
                            }
                        }
                        """, """
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class Views {
                            Client client;
                            Executor pool;

                            String view(long id) {
                                CompletableFuture<String> aFuture = AsyncSupport.supply(() -> client.book(id), pool);
                                CompletableFuture<String> bFuture = AsyncSupport.supply(() -> client.book(2), pool);
                                String a = AsyncSupport.await(aFuture);
                                String b = AsyncSupport.await(bFuture);
                                return a + b;
                            }
                        }
                        """));
    }
}
