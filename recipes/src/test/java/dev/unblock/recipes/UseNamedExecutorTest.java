package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class UseNamedExecutorTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new UseNamedExecutor("asyncExecutor", null))
                .parser(JavaParser.fromJavaVersion().classpath("spring-context", "spring-beans"));
    }

    @DocumentExample
    @Test
    void passesTheInjectedExecutor() {
        rewriteRun(java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import org.springframework.stereotype.Service;

                        @Service
                        class Fares {
                            Fares() {}

                            CompletableFuture<String> find() {
                                CompletableFuture.runAsync(() -> System.gc());
                                return CompletableFuture.supplyAsync(() -> "fare");
                            }
                        }
                        """, """
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;

                        import org.springframework.beans.factory.annotation.Qualifier;
                        import org.springframework.stereotype.Service;

                        @Service
                        class Fares {
                            private final Executor asyncExecutor;

                            Fares(@Qualifier("asyncExecutor") Executor asyncExecutor) {
                                this.asyncExecutor = asyncExecutor;
                            }

                            CompletableFuture<String> find() {
                                CompletableFuture.runAsync(() -> System.gc(), asyncExecutor);
                                return CompletableFuture.supplyAsync(() -> "fare", asyncExecutor);
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H19 |          | Object find() { return CompletableFuture.supplyAsync(() -> ""); }
            H19 | @Service | static Object find() { return CompletableFuture.supplyAsync(() -> ""); }
            H19 | @Service | Object field = CompletableFuture.supplyAsync(() -> "");
            H22 | @Service | Executor asyncExecutor; Object find() { return CompletableFuture.supplyAsync(() -> CompletableFuture.supplyAsync(() -> "").join(), asyncExecutor); }
            """)
    void refuses(String hazard, String stereotype, String member) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                java(
                        "package com.shop; import java.util.concurrent.*; import org.springframework.stereotype.Service; %s class Fares { %s }"
                                .formatted(stereotype == null ? "" : stereotype, member)));
    }

    @Test
    void leavesWorkWithAnExecutorAlone() {
        rewriteRun(java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.Executor;
                        import org.springframework.stereotype.Service;

                        @Service
                        class Fares {
                            CompletableFuture<String> find(Executor pool) {
                                return CompletableFuture.supplyAsync(() -> "fare", pool);
                            }
                        }
                        """));
    }
}
