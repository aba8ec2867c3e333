package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.version;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class ExecutorToVirtualThreadsTest implements RewriteTest {
    private static final List<String> TARGETS = List.of("com.shop.Mails#pool");

    private static final String CLASS = """
            package com.shop;

            import java.util.concurrent.*;

            @Service
            class Mails {
                %s

                void send(String mail) {
                    pool.execute(() -> Partner.send(mail));
                }

                %s
            }

            @interface Service {}

            class Partner {
                static void send(String mail) {}
            }
            """;

    /** As it is, but for what the JDK of the build may not have. */
    private static final String THERE = Template.text("LimitedVirtualThreads", "com.shop")
            .replace("newVirtualThreadPerTaskExecutor", "newCachedThreadPool");

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ExecutorToVirtualThreads(TARGETS, 21, null));
    }

    @DocumentExample
    @Test
    void keepsTheLimit() {
        rewriteRun(
                java("""
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.Executors;
                        import java.util.concurrent.Future;
                        import java.util.concurrent.TimeUnit;

                        class Mails {
                            private static final int AT_ONCE = 200;

                            // as many as the partner takes
                            private final ExecutorService pool = Executors.newFixedThreadPool( AT_ONCE );

                            Future<String> send(String mail) {
                                return pool.submit(() -> Partner.send(mail));
                            }

                            CompletableFuture<String> later(String mail) {
                                return CompletableFuture.supplyAsync(() -> Partner.send(mail), this.pool);
                            }

                            void close() throws InterruptedException {
                                pool.shutdown();
                                if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                                    pool.shutdownNow();
                                }
                            }
                        }

                        class Partner {
                            static String send(String mail) {
                                return mail;
                            }
                        }
                        """, """
                        package com.shop;

                        import java.util.concurrent.CompletableFuture;
                        import java.util.concurrent.ExecutorService;
                        import java.util.concurrent.Future;
                        import java.util.concurrent.TimeUnit;

                        class Mails {
                            private static final int AT_ONCE = 200;

                            // as many as the partner takes
                            private final ExecutorService pool = new LimitedVirtualThreads(AT_ONCE);

                            Future<String> send(String mail) {
                                return pool.submit(() -> Partner.send(mail));
                            }

                            CompletableFuture<String> later(String mail) {
                                return CompletableFuture.supplyAsync(() -> Partner.send(mail), this.pool);
                            }

                            void close() throws InterruptedException {
                                pool.shutdown();
                                if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                                    pool.shutdownNow();
                                }
                            }
                        }

                        class Partner {
                            static String send(String mail) {
                                return mail;
                            }
                        }
                        """, spec -> spec.path("src/main/java/com/shop/Mails.java")),
                java(
                        null,
                        Template.text("LimitedVirtualThreads", "com.shop"),
                        spec -> spec.path("src/main/java/com/shop/LimitedVirtualThreads.java")));
    }

    @Test
    void replacesAPoolThatTheConstructorMakesAndUsesTheClassThatIsThere() {
        String made = "private final Executor pool; Mails(int size) { pool = %s(size); }";
        rewriteRun(
                java(THERE),
                java(
                        CLASS.formatted(made.formatted("Executors.newFixedThreadPool"), ""),
                        CLASS.formatted(made.formatted("new LimitedVirtualThreads"), "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H25 | private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(9); | int busy() { return pool.getActiveCount(); }
            H25 | private final ExecutorService pool = (ExecutorService) Executors.newFixedThreadPool(9); | ''
            H25 | private final ExecutorService pool = Executors.newFixedThreadPool(9, Thread::new); | ''
            H9  | private final ExecutorService pool = Executors.newFixedThreadPool(1); | ''
            H19 | private final ExecutorService pool = Executors.newFixedThreadPool(9); | ExecutorService pool() { return pool; }
            H19 | private final ExecutorService pool = Executors.newFixedThreadPool(9); | int busy() { return ((ThreadPoolExecutor) pool).getActiveCount(); }
            H19 | private final ExecutorService pool = Executors.newFixedThreadPool(9); | void give(java.util.Set<Executor> all) { all.add(pool); }
            H19 | private ExecutorService pool = Executors.newFixedThreadPool(9); | void set(ExecutorService other) { pool = other; }
            H19 | final ExecutorService pool = Executors.newFixedThreadPool(9); | ''
            H4  | private final ExecutorService pool = Executors.newFixedThreadPool(9); | static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[9]);
            H25 | private final ExecutorService pool = Executors.newFixedThreadPool(9); | synchronized void one() { Partner.send(""); }
            """)
    void refuses(String hazard, String field, String more) {
        rewriteRun(spec -> refusal(spec, hazard), java(CLASS.formatted(field, more)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Math.sqrt(2)", "mail.length()"})
    void refusesTasksThatOnlyCompute(String task) {
        rewriteRun(
                spec -> refusal(spec, "H25"),
                java(CLASS.formatted("private final ExecutorService pool = Executors.newFixedThreadPool(9);", "")
                        .replace("Partner.send(mail)", task)));
    }

    @Test
    void refusesPoolsThatKeepTheProcessRunning() {
        rewriteRun(
                spec -> refusal(spec, "H25"),
                java(CLASS.formatted("private final ExecutorService pool = Executors.newFixedThreadPool(9);", "")
                        .replace("@Service\n", "")));
    }

    @Test
    void refusesOlderReleasesOfJava() {
        rewriteRun(
                spec -> refusal(spec.recipe(new ExecutorToVirtualThreads(TARGETS, 17, null)), "H25"),
                java(CLASS.formatted("private final ExecutorService pool = Executors.newFixedThreadPool(9);", "")));
    }

    @Test
    void believesTheBuildAboutItsRelease() {
        String before = CLASS.formatted("private final ExecutorService pool = Executors.newFixedThreadPool(9);", "");
        String after = before.replace("Executors.newFixedThreadPool", "new LimitedVirtualThreads");
        ExecutorToVirtualThreads untold = new ExecutorToVirtualThreads(TARGETS, null, null);
        rewriteRun(spec -> refusal(spec.recipe(untold), "H25"), version(java(before), 20));
        rewriteRun(spec -> spec.recipe(untold), version(java(THERE), 21), version(java(before, after), 21));
    }

    @Test
    void refusesATakenName() {
        rewriteRun(
                spec -> refusal(spec, "H29"),
                java("package com.shop; class LimitedVirtualThreads {}"),
                java(CLASS.formatted("private final ExecutorService pool = Executors.newFixedThreadPool(9);", "")));
    }

    @Test
    void believesWhoCheckedMoreAndLeavesPinsAloneFromJava24On() {
        String before = CLASS.formatted(
                "private final ExecutorService pool = Executors.newFixedThreadPool(9);",
                "synchronized void one() { Partner.send(\"\"); }");
        String after = before.replace("Executors.newFixedThreadPool", "new LimitedVirtualThreads");
        for (ExecutorToVirtualThreads recipe : List.of(
                new ExecutorToVirtualThreads(TARGETS, 21, List.of("com.shop.Mails")),
                new ExecutorToVirtualThreads(TARGETS, 24, null))) {
            rewriteRun(spec -> spec.recipe(recipe), java(THERE), java(before, after));
        }
    }

    @Test
    void leavesOtherPoolsAndWhatIsMigratedAlone() {
        rewriteRun(
                MigratedAlready::isLeftWithoutAWord,
                java(THERE),
                java(CLASS.formatted(
                        "private final ExecutorService pool = new LimitedVirtualThreads(9);",
                        "private final ExecutorService other = Executors.newFixedThreadPool(9);")));
    }

    @Test
    void readsItsOptionsFromYaml() {
        assertThat(RecipeCatalog.instantiate(new RecipeStep(
                        "ExecutorToVirtualThreads",
                        Map.of("targets", TARGETS, "javaRelease", 21, "checked", List.of("com.shop.Ledger")))))
                .isInstanceOf(ExecutorToVirtualThreads.class);
        assertThat(new ExecutorToVirtualThreads(List.of("pool"), null, null)
                        .validate()
                        .isValid())
                .isFalse();
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
