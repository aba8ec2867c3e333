package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class BoundFutureWaitsTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new BoundFutureWaits(5000, null));
    }

    @DocumentExample
    @Test
    void limitsGetAndJoin() {
        rewriteRun(java("""
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Future;

                        class Waits {
                            String get(Future<String> future) throws Exception {
                                return future.get();
                            }

                            String caught(CompletableFuture<String> future) {
                                try {
                                    return future.get();
                                } catch (Exception e) {
                                    return "";
                                }
                            }

                            String join(CompletableFuture<String> future) {
                                return future.join();
                            }
                        }
                        """, """
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Future;
                        import java.util.concurrent.TimeUnit;

                        class Waits {
                            String get(Future<String> future) throws Exception {
                                return future.get(5, TimeUnit.SECONDS);
                            }

                            String caught(CompletableFuture<String> future) {
                                try {
                                    return future.get(5, TimeUnit.SECONDS);
                                } catch (Exception e) {
                                    return "";
                                }
                            }

                            String join(CompletableFuture<String> future) {
                                return future.copy().orTimeout(5, TimeUnit.SECONDS).join();
                            }
                        }
                        """));
    }

    @Test
    void leavesContinuationsAndLimitedWaitsAlone() {
        rewriteRun(java("""
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.TimeUnit;

                        class Waits {
                            CompletableFuture<String> all(CompletableFuture<String> a) {
                                return CompletableFuture.allOf(a).thenApply(done -> a.join());
                            }

                            String limited(CompletableFuture<String> a) throws Exception {
                                return a.orTimeout(1, TimeUnit.SECONDS).join() + a.get(1, TimeUnit.SECONDS);
                            }
                        }
                        """));
    }

    @Test
    void refusesAGetWhoseTimeoutNobodyHandles() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H12"))),
                java("""
                        import java.util.concurrent.ExecutionException;
                        import java.util.concurrent.Future;

                        class Waits {
                            String get(Future<String> future) throws InterruptedException, ExecutionException {
                                return future.get();
                            }
                        }
                        """));
    }
}
