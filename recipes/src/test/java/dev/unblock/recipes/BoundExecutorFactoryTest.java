package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class BoundExecutorFactoryTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new BoundExecutorFactory(16, 100, null));
    }

    @DocumentExample
    @Test
    void boundsThreads() {
        rewriteRun(java("""
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.Executors;

                        class Pools {
                            ExecutorService cached = Executors.newCachedThreadPool();
                        }
                        """, """
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.SynchronousQueue;
                        import java.util.concurrent.ThreadPoolExecutor;
                        import java.util.concurrent.TimeUnit;

                        class Pools {
                            ExecutorService cached = new ThreadPoolExecutor(0, 16, 60, TimeUnit.SECONDS,
                                    new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
                        }
                        """));
    }

    @Test
    void boundsQueues() {
        rewriteRun(java("""
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.Executors;

                        class Pools {
                            static final int SIZE = 8;

                            ExecutorService fixed(java.util.concurrent.ThreadFactory factory) {
                                return Executors.newFixedThreadPool(SIZE, factory);
                            }
                        }
                        """, """
                        import java.util.concurrent.ArrayBlockingQueue;
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.ThreadPoolExecutor;
                        import java.util.concurrent.TimeUnit;

                        class Pools {
                            static final int SIZE = 8;

                            ExecutorService fixed(java.util.concurrent.ThreadFactory factory) {
                                return new ThreadPoolExecutor(SIZE, SIZE, 60, TimeUnit.SECONDS,
                                        new ArrayBlockingQueue<>(100), factory, new ThreadPoolExecutor.CallerRunsPolicy());
                            }
                        }
                        """));
    }

    @Test
    void leavesNoCastToWhatIsMade() {
        rewriteRun(java("""
                        import java.util.concurrent.Executors;
                        import java.util.concurrent.ThreadPoolExecutor;

                        class Pools {
                            ThreadPoolExecutor cached = (ThreadPoolExecutor) Executors.newCachedThreadPool();
                        }
                        """, """
                        import java.util.concurrent.SynchronousQueue;
                        import java.util.concurrent.ThreadPoolExecutor;
                        import java.util.concurrent.TimeUnit;

                        class Pools {
                            ThreadPoolExecutor cached = new ThreadPoolExecutor(0, 16, 60, TimeUnit.SECONDS,
                                    new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "newSingleThreadExecutor()",
                "newFixedThreadPool(1)",
                "newFixedThreadPool(size)",
                "newFixedThreadPool(this.size)",
                "newFixedThreadPool(Integer.getInteger(\"size\"))"
            })
    void refuses(String factory) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H9"))),
                java("import java.util.concurrent.Executors; class Pools { int size = 1; Object pool = Executors.%s; }"
                        .formatted(factory)));
    }

    @Test
    void leavesScheduledPoolsAndOtherMethodsAlone() {
        rewriteRun(spec -> spec.recipe(new BoundExecutorFactory(2, 3, List.of("Pools#one()"))), java("""
                        import java.util.concurrent.Executor;
                        import java.util.concurrent.Executors;

                        class Pools {
                            Executor one() {
                                return Executors.newScheduledThreadPool(2);
                            }

                            Executor two() {
                                return Executors.newCachedThreadPool();
                            }
                        }
                        """));
    }
}
