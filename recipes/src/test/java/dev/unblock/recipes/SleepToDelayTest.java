package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class SleepToDelayTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new SleepToDelay(List.of("com.shop.Orders#retry(long,Executor)")));
    }

    private static String orders(String body) {
        return """
                package com.shop;

                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.Executor;
                import java.util.concurrent.TimeUnit;

                class Orders {
                    TimeUnit unit = TimeUnit.SECONDS;

                    void retry(long pause, Executor executor) {
                        %s
                    }

                    int send() {
                        return 1;
                    }
                }
                """.formatted(body);
    }

    @DocumentExample
    @Test
    void startsTheTaskLater() {
        rewriteRun(java(orders("""
                        CompletableFuture.runAsync(() -> {
                            // the partner needs a moment
                            try {
                                Thread.sleep(500);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            send(); // again
                        });""".indent(8).strip()), orders("""
                        CompletableFuture.runAsync(() -> {
                            // the partner needs a moment
                            send(); // again
                        }, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));""".indent(8).strip())));
    }

    @Test
    void keepsVariablesUnitsAndWhatComesAfter() {
        rewriteRun(java(orders("""
                        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
                            try {
                                TimeUnit.SECONDS.sleep(pause);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return send();
                        }).thenApply(count -> count + 1);""".indent(8).strip()), orders("""
                        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
                            return send();
                        }, CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS)).thenApply(count -> count + 1);""".indent(8).strip())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H23 | Thread.sleep(5)        | Thread.currentThread().interrupt(); |                | , executor
            H10 | Thread.sleep(send())   | Thread.currentThread().interrupt(); |                | ''
            H10 | unit.sleep(5)          | Thread.currentThread().interrupt(); |                | ''
            H11 | Thread.sleep(5)        | send();                             |                | ''
            H9  | Thread.sleep(5)        | Thread.currentThread().interrupt(); | int a = send();| ''
            """)
    void refuses(String hazard, String sleep, String handler, String first, String executor) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                java(orders("CompletableFuture.runAsync(() -> { " + (first == null ? "" : first) + " try { " + sleep
                        + "; } catch (InterruptedException e) { " + handler + " } send(); }" + executor + ");")));
    }

    @Test
    void leavesPlainCodeAndDelayedTasksAlone() {
        rewriteRun(spec -> spec.recipe(new SleepToDelay(null)), java(orders("""
                        CompletableFuture.runAsync(() -> send(), CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
                        try {
                            Thread.sleep(pause);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        """)));
    }
}
