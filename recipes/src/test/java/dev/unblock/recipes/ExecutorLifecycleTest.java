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

class ExecutorLifecycleTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ExecutorLifecycle(30))
                .parser(JavaParser.fromJavaVersion()
                        .dependsOn("""
                package org.springframework.scheduling.concurrent;
                public class ThreadPoolTaskExecutor implements java.util.concurrent.Executor {
                    public void execute(Runnable task) {}
                    public void setCorePoolSize(int size) {}
                    public void setWaitForTasksToCompleteOnShutdown(boolean wait) {}
                    public void setAwaitTerminationSeconds(int seconds) {}
                    public void setAcceptTasksAfterContextClose(boolean accept) {}
                    public void initialize() {}
                }
                """, "package org.springframework.context.annotation; public @interface Bean {}"));
    }

    @DocumentExample
    @Test
    void waitsForTasksBeforeItIsInitialized() {
        rewriteRun(java(config("""
                        executor.setCorePoolSize(4);
                        // ready
                        executor.initialize();
                        return executor;
                """), config("""
                        executor.setCorePoolSize(4);
                        executor.setWaitForTasksToCompleteOnShutdown(true);
                        executor.setAwaitTerminationSeconds(30);
                        // ready
                        executor.initialize();
                        return executor;
                """)));
    }

    @Test
    void waitsForTasksBeforeItIsReturned() {
        rewriteRun(java(config("""
                        executor.setCorePoolSize(4);

                        return executor;
                """), config("""
                        executor.setCorePoolSize(4);
                        executor.setWaitForTasksToCompleteOnShutdown(true);
                        executor.setAwaitTerminationSeconds(30);

                        return executor;
                """)));
    }

    @Test
    void limitsAWaitThatHasNoEffectWithoutALimit() {
        rewriteRun(java(config("""
                        executor.setWaitForTasksToCompleteOnShutdown(true);
                        return executor;
                """), config("""
                        executor.setWaitForTasksToCompleteOnShutdown(true);
                        executor.setAwaitTerminationSeconds(30);
                        return executor;
                """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setWaitForTasksToCompleteOnShutdown(false)",
                "setAwaitTerminationSeconds(5)",
                "setAcceptTasksAfterContextClose(true)"
            })
    void leavesAloneWhatSaysHowItEnds(String call) {
        rewriteRun(java(config("        executor." + call + ";\n        return executor;\n")));
    }

    @Test
    void leavesMethodsAloneThatMakeNoBean() {
        rewriteRun(java(config("        return executor;\n").replace("    @Bean\n", "")));
    }

    @Test
    void refusesWhatIsMadeElsewhere() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H24"))),
                java("""
                        import org.springframework.context.annotation.Bean;
                        import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

                        class Pools {
                            @Bean
                            java.util.concurrent.Executor mails() {
                                return new ThreadPoolTaskExecutor();
                            }
                        }
                        """));
    }

    private static String config(String statements) {
        return """
                import java.util.concurrent.Executor;
                import org.springframework.context.annotation.Bean;
                import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

                class Pools {
                    @Bean
                    Executor mails() {
                        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
                %s    }
                }
                """.formatted(statements);
    }
}
