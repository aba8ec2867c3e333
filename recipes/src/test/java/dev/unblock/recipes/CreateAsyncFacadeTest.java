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

class CreateAsyncFacadeTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new CreateAsyncFacade(
                        "asyncExecutor",
                        List.of(
                                "com.shop.orders.OrderService#load(long)",
                                "com.shop.orders.OrderService#find(Map,Status[],Page)",
                                "com.shop.orders.OrderService#drop(String)")))
                .parser(
                        JavaParser.fromJavaVersion()
                                .classpath("spring-context", "spring-tx", "spring-web", "spring-beans", "slf4j-api")
                                .dependsOn(
                                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static Object getContext() { return null; } }"));
    }

    @DocumentExample
    @Test
    void putsAFacadeBesideTheBean() {
        rewriteRun(
                Sources.asyncSupport(),
                java("package com.shop.data; public class Page<T> {}"),
                java("""
                        package com.shop.orders;

                        import com.shop.data.Page;
                        import java.io.IOException;
                        import java.util.List;
                        import java.util.Map;
                        import org.springframework.stereotype.Service;
                        import org.springframework.transaction.annotation.Transactional;

                        @Service
                        public class OrderService {
                            public enum Status { OPEN }

                            @Transactional(readOnly = true)
                            public long load(final long id) throws IOException {
                                return id;
                            }

                            public <T extends Comparable<T>> List<Map.Entry<String, T>> find(Map<String, T> by, Status[] in, Page<? extends T> page) {
                                return List.of();
                            }

                            void drop(String id) {}

                            public void drop(long id) {}
                        }
                        """),
                java(doesNotExist(), """
                        package com.shop.orders;

                        import com.shop.AsyncSupport;
                        import com.shop.data.Page;
                        import com.shop.orders.OrderService.Status;
                        import java.util.List;
                        import java.util.Map;
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;
                        import org.springframework.beans.factory.annotation.Qualifier;
                        import org.springframework.stereotype.Component;

                        /** {@link OrderService} on the threads of {@code asyncExecutor}: every method returns at once. */
                        @Component
                        public class OrderServiceAsync {

                            private final OrderService delegate;
                            private final Executor executor;

                            public OrderServiceAsync(OrderService delegate, @Qualifier("asyncExecutor") Executor executor) {
                                this.delegate = delegate;
                                this.executor = executor;
                            }

                            /** Like {@link OrderService#load(long)}, on a thread of the executor. */
                            public CompletableFuture<Long> loadAsync(long id) {
                                return AsyncSupport.supply(() -> delegate.load(id), executor);
                            }

                            /** Like {@link OrderService#find(Map, Status[], Page)}, on a thread of the executor. */
                            public <T extends Comparable<T>> CompletableFuture<List<Map.Entry<String, T>>> findAsync(Map<String, T> by, Status[] in, Page<? extends T> page) {
                                return AsyncSupport.supply(() -> delegate.find(by, in, page), executor);
                            }

                            /** Like {@link OrderService#drop(String)}, on a thread of the executor. */
                            CompletableFuture<Void> dropAsync(String id) {
                                return AsyncSupport.supply(() -> {
                                    delegate.drop(id);
                                    return null;
                                }, executor);
                            }
                        }
                        """, spec -> spec.path("com/shop/orders/OrderServiceAsync.java")));
    }

    @Test
    void leavesAFacadeThatHasAllMethodsAlready() {
        rewriteRun(MigratedAlready::isLeftWithoutAWord, Sources.asyncSupport(), java("""
                        package com.shop.orders;

                        import org.springframework.stereotype.Service;

                        @Service
                        class OrderService {
                            String load(long id) {
                                return null;
                            }
                        }
                        """), java("""
                        package com.shop.orders;

                        import com.shop.AsyncSupport;
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class OrderServiceAsync {

                            private final OrderService delegate;
                            private final Executor executor;

                            OrderServiceAsync(OrderService delegate, Executor executor) {
                                this.delegate = delegate;
                                this.executor = executor;
                            }

                            CompletableFuture<String> loadAsync(long id) {
                                return AsyncSupport.supply(() -> delegate.load(id), executor);
                            }
                        }
                        """));
    }

    @Test
    void addsToAFacadeThatExists() {
        rewriteRun(Sources.asyncSupport(), java("""
                        package com.shop.orders;

                        import java.util.List;
                        import org.springframework.stereotype.Service;

                        @Service
                        class OrderService {
                            List<String> load(long id) {
                                return null;
                            }

                            void drop(String id) {}
                        }
                        """), java("""
                        package com.shop.orders;

                        import com.shop.AsyncSupport;
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class OrderServiceAsync {

                            private final OrderService delegate;
                            private final Executor executor;

                            OrderServiceAsync(OrderService delegate, Executor executor) {
                                this.delegate = delegate;
                                this.executor = executor;
                            }

                            CompletableFuture<Void> dropAsync(String id) {
                                return AsyncSupport.supply(() -> {
                                    delegate.drop(id);
                                    return null;
                                }, executor);
                            }
                        }
                        """, """
                        package com.shop.orders;

                        import com.shop.AsyncSupport;

                        import java.util.List;
                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        class OrderServiceAsync {

                            private final OrderService delegate;
                            private final Executor executor;

                            OrderServiceAsync(OrderService delegate, Executor executor) {
                                this.delegate = delegate;
                                this.executor = executor;
                            }

                            CompletableFuture<Void> dropAsync(String id) {
                                return AsyncSupport.supply(() -> {
                                    delegate.drop(id);
                                    return null;
                                }, executor);
                            }

                            /** Like {@link OrderService#load(long)}, on a thread of the executor. */
                            CompletableFuture<List<String>> loadAsync(long id) {
                                return AsyncSupport.supply(() -> delegate.load(id), executor);
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H19 |           | public String load(long id) { return ""; }
            H19 | @Service  | private String load(long id) { return ""; }
            H19 | @Service  | static String load(long id) { return ""; }
            H18 | @Service  | java.util.concurrent.Future<String> load(long id) { return null; }
            H18 | @Service  | @org.springframework.scheduling.annotation.Async public String load(long id) { return ""; }
            H6  | @Service  | java.util.List<Order> load(long id) { return null; }
            H6  | @Service  | java.util.stream.Stream<String> load(long id) { return null; }
            H1  | @Service  | @Transactional(propagation = Propagation.MANDATORY) public String load(long id) { return ""; }
            H7  | @Service  | @Transactional public synchronized String load(long id) { return ""; }
            H3  | @Service  | Object load(long id) { return org.springframework.security.core.context.SecurityContextHolder.getContext(); }
            H4  | @Service  | String load(long id) { return org.slf4j.MDC.get("user"); }
            H5  | @Service  | Object load(long id) { return org.springframework.web.context.request.RequestContextHolder.getRequestAttributes(); }
            H22 | @Service  | String load(long id) { return com.shop.AsyncSupport.await(new java.util.concurrent.CompletableFuture<String>()); }
            """)
    void refuses(String hazard, String stereotype, String method) {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.line()).isEqualTo(9);
                        })),
                Sources.asyncSupport(),
                java("package com.shop.orders; @interface Entity {}"),
                java("package com.shop.orders; @Entity class Order {}"),
                java("""
                        package com.shop.orders;

                        import org.springframework.stereotype.Service;
                        import org.springframework.transaction.annotation.Propagation;
                        import org.springframework.transaction.annotation.Transactional;

                        %s
                        class OrderService {
                            %s
                        }
                        """.formatted(stereotype == null ? "// plain" : stereotype, method)));
    }

    @Test
    void refusesWithoutAsyncSupport() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H20"))),
                java(
                        "package com.shop.orders; @org.springframework.stereotype.Service class OrderService { String load(long id) { return null; } }"));
    }

    @Test
    void refusesATakenName() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H29"))),
                Sources.asyncSupport(),
                java(
                        "package com.shop.orders; @org.springframework.stereotype.Service class OrderService { void load(long id) {} }"),
                java("package com.shop.orders; class OrderServiceAsync {}"));
    }
}
