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

class ControllerReturnsFutureTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ControllerReturnsFuture(List.of(
                        "com.shop.OrderController#get(long)",
                        "com.shop.OrderController#get(long,HttpSession)",
                        "com.shop.OrderController#find(long)")))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-tx", "spring-web", "spring-beans", "spring-core"));
    }

    private static SourceSpecs service() {
        return java("""
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                class OrderService {
                    String load(long id) throws java.io.IOException {
                        return "";
                    }

                    CompletableFuture<String> loadAsync(long id) {
                        return CompletableFuture.completedFuture("");
                    }

                    void drop(long id) {}
                }
                """);
    }

    private static SourceSpecs facade() {
        return java("""
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                class OrderServiceAsync {
                    CompletableFuture<Void> dropAsync(long id) {
                        return CompletableFuture.completedFuture(null);
                    }
                }
                """);
    }

    @DocumentExample
    @Test
    void returnsTheFutureOfTheTwin() {
        rewriteRun(service(), java("""
                        package com.shop;

                        import java.io.IOException;
                        import org.springframework.http.ResponseEntity;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.PathVariable;
                        import org.springframework.web.bind.annotation.RestController;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @GetMapping("/orders/{id}")
                            public String get(@PathVariable long id) throws IOException {
                                return orders.load(id);
                            }

                            // with headers
                            @GetMapping("/{id}")
                            ResponseEntity<String> find(@PathVariable long id) throws IOException {
                                if (id < 0) {
                                    throw new IllegalArgumentException("id");
                                }
                                return ResponseEntity.ok(orders.load(id));
                            }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.http.ResponseEntity;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.PathVariable;
                        import org.springframework.web.bind.annotation.RestController;

                        import java.util.concurrent.CompletableFuture;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @GetMapping("/orders/{id}")
                            public CompletableFuture<String> get(@PathVariable long id) {
                                return orders.loadAsync(id);
                            }

                            // with headers
                            @GetMapping("/{id}")
                            CompletableFuture<ResponseEntity<String>> find(@PathVariable long id) {
                                if (id < 0) {
                                    throw new IllegalArgumentException("id");
                                }
                                return orders.loadAsync(id)
                                        .thenApply(loadResult -> ResponseEntity.ok(loadResult));
                            }
                        }
                        """));
    }

    @Test
    void leavesHandlersThatAreMigratedAlready() {
        rewriteRun(MigratedAlready::isLeftWithoutAWord, service(), java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.PathVariable;
                        import org.springframework.web.bind.annotation.RestController;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @GetMapping("/orders/{id}")
                            public CompletableFuture<String> get(@PathVariable long id) {
                                return orders.loadAsync(id);
                            }
                        }
                        """));
    }

    @Test
    void callsThroughAFacadeThatItInjects() {
        rewriteRun(service(), facade(), java("""
                        package com.shop;

                        import org.springframework.web.bind.annotation.DeleteMapping;
                        import org.springframework.web.bind.annotation.RestController;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @DeleteMapping("/{id}")
                            public void get(long id) {
                                orders.drop(id);
                            }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.web.bind.annotation.DeleteMapping;
                        import org.springframework.web.bind.annotation.RestController;

                        import java.util.concurrent.CompletableFuture;

                        @RestController
                        class OrderController {
                            private final OrderService orders;
                            private final OrderServiceAsync orderServiceAsync;

                            OrderController(OrderService orders, OrderServiceAsync orderServiceAsync) {
                                this.orders = orders;
                                this.orderServiceAsync = orderServiceAsync;
                            }

                            @DeleteMapping("/{id}")
                            public CompletableFuture<Void> get(long id) {
                                return orderServiceAsync.dropAsync(id);
                            }
                        }
                        """));
    }

    @Test
    void usesAFieldWhereTestsMakeTheController() {
        rewriteRun(
                service(),
                facade(),
                java(
                        "package com.shop; class OrderControllerTest { OrderController c = new OrderController(new OrderService()); }"),
                java("""
                        package com.shop;

                        import org.springframework.web.bind.annotation.DeleteMapping;
                        import org.springframework.web.bind.annotation.RestController;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @DeleteMapping("/{id}")
                            public void get(long id) {
                                orders.drop(id);
                            }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.beans.factory.annotation.Autowired;
                        import org.springframework.web.bind.annotation.DeleteMapping;
                        import org.springframework.web.bind.annotation.RestController;

                        import java.util.concurrent.CompletableFuture;

                        @RestController
                        class OrderController {
                            private final OrderService orders;

                            @Autowired
                            private OrderServiceAsync orderServiceAsync;

                            OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @DeleteMapping("/{id}")
                            public CompletableFuture<Void> get(long id) {
                                return orderServiceAsync.dropAsync(id);
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H19 | @RestController | String get(long id) throws java.io.IOException { return orders.load(id); }
            H19 | @Controller     | @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); }
            H19 | @RestController | @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); } String other() throws java.io.IOException { return get(1); }
            H29 | @RestController | @GetMapping("/") String get(long id) { orders.drop(id); return ""; }
            H1  | @RestController | @Transactional @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); }
            H3  | @RestController | @PostAuthorize @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); }
            H15 | @RestController | @Cacheable @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); }
            H16 | @RestController | @Retryable @GetMapping("/") String get(long id) throws java.io.IOException { return orders.load(id); }
            H7  | @RestController | @GetMapping("/") synchronized String get(long id) throws java.io.IOException { return orders.load(id); }
            H5  | @RestController | @GetMapping("/") String get(long id, HttpSession session) throws java.io.IOException { return orders.load(id); }
            """)
    void refuses(String hazard, String annotation, String method) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                service(),
                java("package com.shop; @interface PostAuthorize {}"),
                java("package com.shop; @interface Retryable {}"),
                java("package com.shop; interface HttpSession {}"),
                java("""
                        package com.shop;

                        import org.springframework.cache.annotation.Cacheable;
                        import org.springframework.stereotype.Controller;
                        import org.springframework.transaction.annotation.Transactional;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.RestController;

                        %s
                        class OrderController {
                            private OrderService orders;

                            %s
                        }
                        """.formatted(annotation, method)));
    }
}
