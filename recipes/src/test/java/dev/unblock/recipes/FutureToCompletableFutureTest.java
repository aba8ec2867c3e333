package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class FutureToCompletableFutureTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new FutureToCompletableFuture(null));
    }

    @DocumentExample
    @Test
    void startsTheTaskOnTheSameExecutor() {
        rewriteRun(java("""
                package com.shop;

                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Future;
                import java.util.concurrent.TimeUnit;

                class Fares {
                    private ExecutorService pool;

                    String find(String id) { return id; }

                    String both(String id) throws Exception {
                        Future<String> one = pool.submit(() -> find(id)); // first
                        final Future<List<String>> all = this.pool.submit(() -> {
                            return List.of(id);
                        });
                        Future<?> done = pool.submit(() -> {
                            System.gc();
                        });
                        done.get();
                        return one.isDone() ? one.get() : all.get(1, TimeUnit.SECONDS).get(0);
                    }
                }
                """, """
                package com.shop;

                import java.util.List;
                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.TimeUnit;

                class Fares {
                    private ExecutorService pool;

                    String find(String id) { return id; }

                    String both(String id) throws Exception {
                        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> find(id), pool); // first
                        final CompletableFuture<List<String>> all = CompletableFuture.supplyAsync(() -> {
                            return List.of(id);
                        }, this.pool);
                        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
                            System.gc();
                        }, pool);
                        done.get();
                        return one.isDone() ? one.get() : all.get(1, TimeUnit.SECONDS).get(0);
                    }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H11 | Future<String> f = pool.submit(() -> ""); f.cancel(true);
            H19 | Future<String> f = pool.submit(() -> ""); List.of(f);
            H19 | Future<String> f = pool.submit(() -> ""); Object o = (FutureTask<String>) f;
            H19 | Future<String> f = pool.submit(() -> ""); f = null;
            H19 | Future<?> f = pool.submit(() -> { return ""; }); f.get();
            H19 | Future<? extends Object> f = pool.submit(() -> ""); f.get();
            H20 | Future<String> f = pool.submit(task); f.get();
            H20 | Future<String> f = pool.submit(() -> { Thread.sleep(1); return ""; }); f.get();
            H22 | Future<String> f = forks.submit(() -> ""); f.get();
            H22 | Future<String> f = timer.submit(() -> ""); f.get();
            """)
    void refuses(String hazard, String body) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                java(
                        "package com.shop; import java.util.*; import java.util.concurrent.*; class Fares { ExecutorService pool; ScheduledExecutorService timer; ForkJoinPool forks; Callable<String> task; void find() throws Exception { %s } }"
                                .formatted(body)));
    }

    @Test
    void leavesFieldsAndComposableFuturesAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.util.concurrent.CompletableFuture;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import java.util.concurrent.Future;

                class Fares {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    private final Future<String> kept = pool.submit(() -> "");

                    CompletableFuture<String> find() {
                        CompletableFuture<String> found = CompletableFuture.supplyAsync(() -> "", pool);
                        return found;
                    }
                }
                """));
    }
}
