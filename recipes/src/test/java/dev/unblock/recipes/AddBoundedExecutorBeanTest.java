package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class AddBoundedExecutorBeanTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddBoundedExecutorBean("com.shop.config", "asyncExecutor", 12, 34, null))
                .parser(JavaParser.fromJavaVersion().classpath("spring-context", "spring-beans"));
    }

    private static SourceSpecs main(String source, String... libraries) {
        Map<String, List<org.openrewrite.java.tree.JavaType.FullyQualified>> known = new java.util.TreeMap<>();
        for (String library : libraries) {
            known.put(library, List.of());
        }
        JavaSourceSet set = new JavaSourceSet(Tree.randomId(), "main", List.of(), known);
        return java(source, spec -> spec.markers(set));
    }

    @DocumentExample
    @Test
    void addsAConfigurationWithTheBean() {
        rewriteRun(
                main(
                        "package com.shop; class Shop {}",
                        "org.springframework:spring-context:6.2.18",
                        "io.micrometer:context-propagation:1.1.3"),
                java(doesNotExist(), """
                        package com.shop.config;

                        import java.util.concurrent.RejectedExecutionException;
                        import org.springframework.context.annotation.Bean;
                        import org.springframework.context.annotation.Configuration;
                        import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
                        import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

                        /** The threads on which asynchronous work runs. */
                        @Configuration(proxyBeanMethods = false)
                        public class AsyncExecutorConfiguration {

                            /**
                             * At most 12 tasks run and 34 wait; beyond that the caller runs its task itself, which slows it down
                             * but loses nothing. Not a default candidate, because Spring Boot's own executor for {@code @Async} and
                             * request handling backs off when there is another one.
                             */
                            @Bean(name = "asyncExecutor", defaultCandidate = false)
                            public ThreadPoolTaskExecutor asyncExecutor() {
                                ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
                                executor.setThreadNamePrefix("asyncExecutor-");
                                executor.setCorePoolSize(12);
                                executor.setMaxPoolSize(12);
                                executor.setQueueCapacity(34);
                                executor.setRejectedExecutionHandler((task, pool) -> {
                                    if (pool.isShutdown()) {
                                        throw new RejectedExecutionException("the application is shutting down");
                                    }
                                    task.run();
                                });
                                executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
                                executor.setWaitForTasksToCompleteOnShutdown(true);
                                executor.setAwaitTerminationSeconds(30);
                                return executor;
                            }
                        }
                        """, spec -> spec.path("com/shop/config/AsyncExecutorConfiguration.java")));
    }

    @Test
    void leavesABeanOfTheNameAlone() {
        rewriteRun(main("""
                package com.shop;

                import java.util.concurrent.Executor;
                import org.springframework.context.annotation.Bean;

                class Shop {
                    @Bean({"work", "asyncExecutor"})
                    Executor pool() {
                        return null;
                    }
                }
                """, "org.springframework:spring-context:7.0.1"));
    }

    @Test
    void refusesASpringThatCannotKeepTheDefaultExecutor() {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo("H24");
                            assertThat(row.evidence()).startsWith("Spring is older than 6.2");
                        })),
                main("package com.shop; class Shop {}", "org.springframework:spring-context:6.1.9"));
    }

    @Test
    void refusesATakenClassName() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H29"))),
                main(
                        "package com.shop.config; class AsyncExecutorConfiguration {}",
                        "org.springframework:spring-context:6.2.18"));
    }
}
