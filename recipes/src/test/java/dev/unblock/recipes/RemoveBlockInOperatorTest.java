package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class RemoveBlockInOperatorTest implements RewriteTest {
    private static final String MONO = """
            package reactor.core.publisher;

            import java.time.Duration;
            import java.util.function.Function;

            public abstract class Mono<T> {
                public abstract <R> Mono<R> map(Function<? super T, ? extends R> mapper);
                public abstract <R> Mono<R> flatMap(Function<? super T, ? extends Mono<? extends R>> mapper);
                public abstract T block();
                public abstract T block(Duration limit);
            }
            """;
    private static final String FLUX = """
            package reactor.core.publisher;

            import java.util.function.Function;

            public abstract class Flux<T> {
                public abstract <R> Flux<R> map(Function<? super T, ? extends R> mapper);
                public abstract <R> Flux<R> concatMap(Function<? super T, ? extends Mono<? extends R>> mapper);
                public abstract T blockFirst();
            }
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new RemoveBlockInOperator(null))
                .parser(JavaParser.fromJavaVersion().dependsOn(MONO, FLUX));
    }

    @DocumentExample
    @Test
    void composesWhatWasWaitedFor() {
        rewriteRun(java("""
                package com.shop;

                import reactor.core.publisher.Flux;
                import reactor.core.publisher.Mono;

                abstract class Orders {
                    abstract Mono<String> price(String id);

                    Mono<Integer> one(Mono<String> order) {
                        return order
                                .map(id -> price(id).block()) // wait
                                .map(price -> price.length());
                    }

                    Flux<String> all(Flux<String> orders) {
                        return orders.map(id -> {
                            // the id may be written in any way
                            String clean = id.trim();
                            return price(clean).map(price -> price + "!").block();
                        });
                    }
                }
                """, """
                package com.shop;

                import reactor.core.publisher.Flux;
                import reactor.core.publisher.Mono;

                abstract class Orders {
                    abstract Mono<String> price(String id);

                    Mono<Integer> one(Mono<String> order) {
                        return order
                                .flatMap(id -> price(id)) // wait
                                .map(price -> price.length());
                    }

                    Flux<String> all(Flux<String> orders) {
                        return orders.concatMap(id -> {
                            // the id may be written in any way
                            String clean = id.trim();
                            return price(clean).map(price -> price + "!");
                        });
                    }
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id -> price(id).block() + id",
                "id -> price(id).block(java.time.Duration.ofSeconds(1))",
                "id -> { String p = price(id).block(); return p; }",
                "id -> { if (id.isEmpty()) { return id; } return price(id).block(); }",
                "id -> price(price(id).block()).block()"
            })
    void refusesOtherWaits(String lambda) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H26"))),
                java("""
                        package com.shop;

                        import reactor.core.publisher.Mono;

                        abstract class Orders {
                            abstract Mono<String> price(String id);

                            Mono<String> one(Mono<String> order) {
                                return order.map(%s);
                            }
                        }
                        """.formatted(lambda)));
    }

    @Test
    void leavesComposedChainsAndOtherBlocksAlone() {
        rewriteRun(java("""
                package com.shop;

                import reactor.core.publisher.Mono;

                abstract class Orders {
                    abstract Mono<String> price(String id);

                    Mono<String> one(Mono<String> order) {
                        String first = order.block();
                        return order.flatMap(id -> price(id)).map(price -> price + first);
                    }
                }
                """));
    }
}
