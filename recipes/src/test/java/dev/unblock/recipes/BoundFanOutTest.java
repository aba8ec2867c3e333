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

class BoundFanOutTest implements RewriteTest {
    private static final String MONO = """
            package reactor.core.publisher;
            public abstract class Mono<T> implements Publisher<T> {}
            """;
    private static final String PUBLISHER = "package reactor.core.publisher; public interface Publisher<T> {}";
    private static final String FLUX = """
            package reactor.core.publisher;
            import java.util.function.Function;
            public abstract class Flux<T> implements Publisher<T> {
                public abstract <R> Flux<R> flatMap(Function<? super T, ? extends Publisher<? extends R>> mapper);
                public abstract <R> Flux<R> flatMap(Function<? super T, ? extends Publisher<? extends R>> mapper, int concurrency);
                public abstract Flux<Flux<T>> window(int size);
                public abstract Mono<T> last();
            }
            """;
    private static final String HEAD = """
            package com.shop;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.*;
            import reactor.core.publisher.*;
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new BoundFanOut(
                        8,
                        "asyncExecutor",
                        List.of(
                                "com.shop.Prices#all(List)",
                                "com.shop.Prices#send(Collection)",
                                "com.shop.Prices#submit(List)")))
                .parser(
                        JavaParser.fromJavaVersion()
                                .classpath("spring-context", "spring-beans", "spring-tx")
                                .dependsOn(
                                        PUBLISHER,
                                        MONO,
                                        FLUX,
                                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }",
                                        "package org.springframework.web.context.request; public class RequestContextHolder { public static Object getRequestAttributes() { return null; } }"));
    }

    @DocumentExample
    @Test
    void worksOnTheElementsWithALimit() {
        rewriteRun(Sources.asyncSupport(), java("""
                package com.shop;

                import java.util.Collection;
                import java.util.List;
                import java.util.stream.Collectors;
                import org.springframework.stereotype.Service;

                @Service
                class Prices {
                    String get(String id) { return id; }

                    List<Integer> all(List<String> ids) {
                        List<String> prices = ids.parallelStream().map(this::get).toList();
                        // as a set
                        System.out.println(ids.parallelStream()
                                .map(id -> get(id) + "!")
                                .filter(price -> !price.isEmpty())
                                .collect(Collectors.toSet()));
                        return prices.stream().parallel().map(String::length).collect(Collectors.toList());
                    }

                    void send(Collection<String> ids) {
                        ids.parallelStream().forEach(id -> get(id));
                        ids.parallelStream().forEach(id -> {
                            get(id); // all of them
                        });
                    }

                    List<String> other(List<String> ids) {
                        return ids.parallelStream().map(this::get).toList();
                    }
                }
                """, """
                package com.shop;

                import java.util.Collection;
                import java.util.List;
                import java.util.concurrent.Executor;
                import java.util.stream.Collectors;

                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.beans.factory.annotation.Qualifier;
                import org.springframework.stereotype.Service;

                @Service
                class Prices {
                    @Autowired
                    @Qualifier("asyncExecutor")
                    private Executor asyncExecutor = Runnable::run;

                    String get(String id) { return id; }

                    List<Integer> all(List<String> ids) {
                        List<String> prices = AsyncSupport.mapBounded(ids, this::get, asyncExecutor, 8);
                        // as a set
                        System.out.println(AsyncSupport.mapBounded(ids, id -> get(id) + "!", asyncExecutor, 8).stream()
                                .filter(price -> !price.isEmpty())
                                .collect(Collectors.toSet()));
                        return AsyncSupport.mapBounded(prices, String::length, asyncExecutor, 8).stream().collect(Collectors.toList());
                    }

                    void send(Collection<String> ids) {
                        AsyncSupport.mapBounded(ids, id -> {
                            get(id);
                            return null;
                        }, asyncExecutor, 8);
                        AsyncSupport.mapBounded(ids, id -> {
                            get(id); // all of them
                            return null;
                        }, asyncExecutor, 8);
                    }

                    List<String> other(List<String> ids) {
                        return ids.parallelStream().map(this::get).toList();
                    }
                }
                """));
    }

    @Test
    void givesTasksOfALoopPermits() {
        rewriteRun(java("""
                package com.shop;

                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Future;

                class Prices {
                    private ExecutorService pool;

                    String get(String id) throws Exception { return id; }

                    List<Future<String>> submit(List<String> ids) {
                        List<Future<String>> prices = new ArrayList<>();

                        // one task each
                        for (String id : ids) {
                            // later
                            prices.add(pool.submit(() -> get(id)));
                        }
                        for (int i = 0; i < ids.size(); i++) {
                            pool.execute(() -> {
                                System.out.println("started");
                            });
                        }
                        return prices;
                    }
                }
                """, """
                package com.shop;

                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Future;
                import java.util.concurrent.Semaphore;

                class Prices {
                    private ExecutorService pool;

                    String get(String id) throws Exception { return id; }

                    List<Future<String>> submit(List<String> ids) {
                        List<Future<String>> prices = new ArrayList<>();

                        Semaphore permits = new Semaphore(8);
                        // one task each
                        for (String id : ids) {
                            permits.acquireUninterruptibly();
                            // later
                            prices.add(pool.submit(() -> {
                                try {
                                    return get(id);
                                } finally {
                                    permits.release();
                                }
                            }));
                        }
                        Semaphore permits2 = new Semaphore(8);
                        for (int i = 0; i < ids.size(); i++) {
                            permits2.acquireUninterruptibly();
                            pool.execute(() -> {
                                try {
                                    System.out.println("started");
                                } finally {
                                    permits2.release();
                                }
                            });
                        }
                        return prices;
                    }
                }
                """));
    }

    @Test
    void limitsFlatMapsEverywhere() {
        rewriteRun(spec -> spec.recipe(new BoundFanOut(8, "asyncExecutor", null)), java(HEAD + """
                abstract class Prices {
                    abstract Mono<String> get(String id);

                    Flux<String> all(Flux<String> ids) {
                        return ids.flatMap(this::get)
                                .flatMap(id -> get(id)) // again
                                .flatMap(id -> { return get(id); }, 3);
                    }
                }
                """, HEAD + """
                abstract class Prices {
                    abstract Mono<String> get(String id);

                    Flux<String> all(Flux<String> ids) {
                        return ids.flatMap(this::get, 8)
                                .flatMap(id -> get(id), 8) // again
                                .flatMap(id -> { return get(id); }, 3);
                    }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H10 | @Service | Object all(List<String> ids) { return ids.parallelStream().map(this::get).findFirst(); }
            H10 | @Service | Object all(List<String> ids) { return ids.parallelStream().map(this::get); }
            H10 | @Service | Object all(List<String> ids) { return ids.parallelStream().filter(x -> true).toList(); }
            H10 | @Service | Object all(List<String> ids) { return ids.parallelStream().map(this::get).map(x -> get(x)).toList(); }
            H10 | @Service | void all(List<String> ids) { ids.parallelStream().forEach(this::get); }
            H9  | @Service | Object all(List<String> ids) { List<String> out = new ArrayList<>(); return ids.parallelStream().map(x -> out.add(x)).toList(); }
            H1  | @Service | @Transactional Object all(List<String> ids) { return ids.parallelStream().map(this::get).toList(); }
            H7  | @Service | synchronized Object all(List<String> ids) { return ids.parallelStream().map(this::get).toList(); }
            H4  | @Service | ThreadLocal<String> user; Object all(List<String> ids) { return ids.parallelStream().map(x -> user.get()).toList(); }
            H3  | @Service | Object all(List<String> ids) { return ids.parallelStream().map(x -> org.springframework.security.core.context.SecurityContextHolder.getContext()).toList(); }
            H5  | @Service | Object all(List<String> ids) { return ids.parallelStream().map(x -> org.springframework.web.context.request.RequestContextHolder.getRequestAttributes()).toList(); }
            H19 |          | Object all(List<String> ids) { return ids.parallelStream().map(this::get).toList(); }
            H19 | @Service | static Object all(List<String> ids) { return ids.parallelStream().map(String::length).toList(); }
            H22 |          | void submit(List<String> ids) { CountDownLatch gate = new CountDownLatch(1); for (String id : ids) { pool.submit(() -> { gate.await(); return id; }); } }
            H10 |          | void submit(List<String> ids) { for (String id : ids) { try { pool.submit(() -> get(id)); } catch (RejectedExecutionException e) { System.gc(); } } }
            H10 |          | void submit(List<String> ids) { Runnable task = () -> {}; for (String id : ids) { pool.execute(task); } }
            H12 |          | Object all(List<String> ids) { return flux.flatMap(x -> flux); }
            H12 |          | Object all(List<String> ids) { return flux.window(3).flatMap(x -> x.last()); }
            """)
    void refuses(String hazard, String stereotype, String member) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                Sources.asyncSupport(),
                java(HEAD
                        + "%s class Prices { ExecutorService pool; Flux<String> flux; String get(String id) { return id; } %s }"
                                .formatted(stereotype == null ? "" : stereotype, member)));
    }

    @Test
    void refusesWithoutAsyncSupport() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H20"))),
                java(
                        HEAD
                                + "@Service class Prices { Object all(List<String> ids) { return ids.parallelStream().map(String::length).toList(); } }"));
    }

    @Test
    void leavesWhatIsBoundedAlone() {
        rewriteRun(Sources.asyncSupport(), java("""
                package com.shop;

                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Semaphore;

                class Prices {
                    private ExecutorService pool;

                    Object all(List<String> ids) {
                        return AsyncSupport.mapBounded(ids, String::length, pool, 8);
                    }

                    void submit(List<String> ids) throws Exception {
                        Semaphore permits = new Semaphore(3);
                        for (String id : ids) {
                            permits.acquire();
                            pool.execute(() -> permits.release());
                        }
                    }
                }
                """));
    }
}
