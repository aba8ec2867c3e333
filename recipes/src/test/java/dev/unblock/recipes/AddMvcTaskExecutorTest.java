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

class AddMvcTaskExecutorTest implements RewriteTest {
    private static final String APPLICATION = "package com.shop; class Shop {}";

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddMvcTaskExecutor("com.shop", 12, 34, null, null))
                .parser(JavaParser.fromJavaVersion().dependsOn(WebStubs.all()));
    }

    @DocumentExample
    @Test
    void addsAnExecutorThatIsNoBean() {
        rewriteRun(java(APPLICATION), java(null, """
                package com.shop;

                import org.springframework.beans.factory.DisposableBean;
                import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
                import org.springframework.stereotype.Component;
                import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
                import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

                /**
                 * The threads on which the work of handlers that return a {@code Callable} waits: at most 12 wait, and 34 requests
                 * queue behind them. It is no bean of its own, so that {@code @Async} methods keep their executor.
                 */
                @Component
                class MvcTaskExecutor implements WebMvcConfigurer, DisposableBean {

                    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

                    MvcTaskExecutor() {
                        executor.setThreadNamePrefix("mvc-task-");
                        executor.setCorePoolSize(12);
                        executor.setMaxPoolSize(12);
                        executor.setQueueCapacity(34);
                        executor.setAllowCoreThreadTimeOut(true);
                        executor.setWaitForTasksToCompleteOnShutdown(true);
                        executor.setAwaitTerminationSeconds(30);
                        executor.initialize();
                    }

                    @Override
                    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                        configurer.setTaskExecutor(executor);
                    }

                    @Override
                    public void destroy() {
                        executor.shutdown();
                    }
                }
                """));
    }

    @Test
    void carriesTheContextOfLogLinesWhereThereIsOne() {
        rewriteRun(
                java("package com.shop; import org.slf4j.MDC; class Shop { String id = MDC.get(\"id\"); }"),
                java(
                        null,
                        spec -> spec.after(made -> {
                            assertThat(made)
                                    .contains(
                                            "import java.util.Map;\nimport org.slf4j.MDC;\nimport org.springframework")
                                    .contains(
                                            "        executor.setTaskDecorator(MvcTaskExecutor::withLogContext);\n        executor.init")
                                    .contains("                MDC.clear();\n            }\n        };\n    }\n}");
                            return made;
                        })));
    }

    @Test
    void leavesAProjectAloneThatSetsOne() {
        rewriteRun(java(APPLICATION), java("""
                package com.shop;

                import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
                import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

                class Web implements WebMvcConfigurer {
                    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                        configurer.setTaskExecutor("");
                    }
                }
                """));
    }

    @Test
    void refusesATakenName() {
        rewriteRun(spec -> refusal(spec, "H29"), java(APPLICATION), java("package com.shop; class MvcTaskExecutor {}"));
    }

    @Test
    void refusesToComeBesideAReplacedConfiguration() {
        rewriteRun(
                spec -> refusal(spec, "H14"),
                java(APPLICATION),
                java(
                        "package com.shop; class Web extends org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport {}"));
    }

    @Test
    void refusesSpringBefore5() {
        JavaSourceSet old = new JavaSourceSet(
                Tree.randomId(), "main", List.of(), Map.of("org.springframework:spring-webmvc:4.3.30", List.of()));
        rewriteRun(spec -> refusal(spec, "H24"), java(APPLICATION, spec -> spec.markers(old)));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }

    @Test
    void carriesWhatAClassKeepsForTheThread() {
        rewriteRun(
                spec -> spec.recipe(
                        new AddMvcTaskExecutor("com.shop", 12, 34, null, List.of("com.shop.common.TenantContext"))),
                java(APPLICATION),
                java(TENANT),
                java(
                        null,
                        spec -> spec.after(made -> {
                            assertThat(made)
                                    .contains(
                                            "import com.shop.common.TenantContext;\nimport java.util.function.Consumer;")
                                    .contains("        executor.setTaskDecorator(MvcTaskExecutor::withContext);\n")
                                    .contains(
                                            "        return carrying(work, TenantContext::get, TenantContext::set);\n");
                            return made;
                        })));
    }

    @Test
    void refusesAContextThatDoesMoreThanKeepAValue() {
        rewriteRun(
                spec -> refusal(
                        spec.recipe(new AddMvcTaskExecutor(
                                "com.shop", 12, 34, null, List.of("com.shop.common.TenantContext"))),
                        "H4"),
                java(APPLICATION),
                java(TENANT.replace("CURRENT.set(tenant);", "CURRENT.set(tenant); count(tenant);")
                        .replace(
                                "private TenantContext", "static void count(String s) {}\n    private TenantContext")));
    }

    private static final String TENANT = """
            package com.shop.common;

            public final class TenantContext {
                private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

                private TenantContext() {}

                public static void set(String tenant) {
                    CURRENT.set(tenant);
                }

                public static String get() {
                    String tenant = CURRENT.get();
                    return tenant == null ? "retail" : tenant;
                }
            }
            """;
}
