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

class MigrateCallerToFacadeTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new MigrateCallerToFacade(List.of("com.shop.Views#view(long)", "com.shop.ViewsAsync#view(long)")))
                .parser(
                        JavaParser.fromJavaVersion()
                                .classpath("spring-context", "spring-tx", "spring-beans")
                                .dependsOn(
                                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }",
                                        "package org.springframework.web.context.request; public class RequestContextHolder { public static Object getRequestAttributes() { return null; } }"));
    }

    private static SourceSpecs[] with(SourceSpecs... more) {
        SourceSpecs[] all = new SourceSpecs[more.length + 3];
        all[0] = Sources.asyncSupport();
        all[1] = java("""
                package com.shop;

                import java.util.List;

                class Orders {
                    List<String> load(long id, String... tags) throws java.io.IOException {
                        return List.of();
                    }

                    int count() {
                        return 0;
                    }

                    void drop(long id) {}
                }
                """);
        all[2] = java("""
                package com.shop;

                import java.util.List;
                import java.util.concurrent.CompletableFuture;

                class OrdersAsync {
                    CompletableFuture<List<String>> loadAsync(long id, String... tags) {
                        return null;
                    }

                    CompletableFuture<Integer> countAsync() {
                        return null;
                    }

                    CompletableFuture<Void> dropAsync(long id) {
                        return null;
                    }
                }
                """);
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }

    @DocumentExample
    @Test
    void waitsForTheFacade() {
        rewriteRun(with(java("""
                package com.shop;

                import java.io.IOException;
                import java.util.List;
                import org.springframework.stereotype.Service;

                @Service
                class Views {
                    private final Orders orders;

                    Views(Orders orders) {
                        this.orders = orders;
                    }

                    String view(long id) throws IOException {
                        // all of them
                        List<String> found = orders.load(id, "a", "b");
                        long count = this.orders.count();
                        orders.drop(id);
                        return found + "" + count;
                    }

                    int other() {
                        return orders.count();
                    }
                }
                """, """
                package com.shop;

                import java.io.IOException;
                import java.util.List;
                import org.springframework.stereotype.Service;

                @Service
                class Views {
                    private final Orders orders;
                    private final OrdersAsync ordersAsync;

                    Views(Orders orders, OrdersAsync ordersAsync) {
                        this.orders = orders;
                        this.ordersAsync = ordersAsync;
                    }

                    String view(long id) throws IOException {
                        // all of them
                        List<String> found = AsyncSupport.await(ordersAsync.loadAsync(id, "a", "b"), IOException.class);
                        long count = AsyncSupport.await(ordersAsync.countAsync());
                        AsyncSupport.await(ordersAsync.dropAsync(id));
                        return found + "" + count;
                    }

                    int other() {
                        return orders.count();
                    }
                }
                """)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H1  | @Transactional void view(long id) { orders.drop(id); }
            H7  | synchronized void view(long id) { orders.drop(id); }
            H3  | void view(long id) { org.springframework.security.core.context.SecurityContextHolder.getContext(); orders.drop(id); }
            H5  | void view(long id) { org.springframework.web.context.request.RequestContextHolder.getRequestAttributes(); orders.drop(id); }
            H4  | void view(long id) { orders.drop(new ThreadLocal<Long>().get()); }
            H19 | void view(long id) { new Orders().drop(id); }
            H19 | void view(long id) { System.out.println(orders.count()); }
            H19 | void view(long id) { var count = orders.count(); }
            H29 | void view(long id) { System.gc(); }
            """)
    void refuses(String hazard, String member) {
        rewriteRun(
                spec -> refusal(spec, hazard),
                with(java(
                        "package com.shop; import org.springframework.transaction.annotation.*; class Views { Orders orders; %s }"
                                .formatted(member))));
    }

    @Test
    void refusesToWaitOnTheExecutorItself() {
        rewriteRun(
                spec -> refusal(spec, "H22"),
                with(
                        java(
                                "package com.shop; class Views { Orders orders; void view(long id) { orders.drop(id); } }"),
                        java(
                                "package com.shop; import java.util.concurrent.*; class ViewsAsync { CompletableFuture<Void> viewAsync(long id) { return null; } }")));
    }

    @Test
    void refusesWithoutAsyncSupport() {
        rewriteRun(spec -> refusal(spec, "H20"), java("package com.shop; class Views { void view(long id) {} }"));
    }

    @Test
    void leavesMigratedCallersAndLambdasAlone() {
        rewriteRun(with(java("""
                package com.shop;

                class Views {
                    private OrdersAsync ordersAsync;
                    private Orders orders;

                    void view(long id) {
                        AsyncSupport.await(ordersAsync.dropAsync(id));
                        Runnable later = () -> orders.drop(id);
                    }
                }
                """)));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
