package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.srcTestJava;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class RestoreInterruptFlagTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new RestoreInterruptFlag(null));
    }

    @DocumentExample
    @Test
    void setsTheFlagAgain() {
        rewriteRun(java("""
                        class Waiter {
                            void pause() {
                                try {
                                    Thread.sleep(1);
                                } catch (InterruptedException e) {
                                    // never mind
                                    System.err.println(e);
                                }
                            }

                            void rest() {
                                try {
                                    Thread.sleep(2);
                                } catch (InterruptedException ignored) {
                                }
                            }

                            void sleep() {
                                try {
                                    Thread.sleep(3);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        }
                        """, """
                        class Waiter {
                            void pause() {
                                try {
                                    Thread.sleep(1);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    // never mind
                                    System.err.println(e);
                                }
                            }

                            void rest() {
                                try {
                                    Thread.sleep(2);
                                } catch (InterruptedException ignored) {
                                    Thread.currentThread().interrupt();
                                }
                            }

                            void sleep() {
                                try {
                                    Thread.sleep(3);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                    throw new IllegalStateException(e);
                                }
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread.currentThread().interrupt();", "throw e;", "throw new InterruptedException();"})
    void leavesHandlersAloneThatPassItOn(String handler) {
        rewriteRun(java(
                "class Waiter { void pause() throws Exception { try { Thread.sleep(1); } catch (InterruptedException e) { %s } } }"
                        .formatted(handler)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { } }",
                "try { Thread.sleep(1); } catch (InterruptedException | RuntimeException e) { }"
            })
    void refuses(String body) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H11"))),
                java("class Waiter { void pause() { %s } }".formatted(body)));
    }

    @Test
    void setsTheFlagInALoopThatIsLeft() {
        rewriteRun(java("""
                        class Waiter {
                            void pause() {
                                while (true) {
                                    try {
                                        Thread.sleep(1);
                                    } catch (InterruptedException e) {
                                        return;
                                    }
                                }
                            }
                        }
                        """, """
                        class Waiter {
                            void pause() {
                                while (true) {
                                    try {
                                        Thread.sleep(1);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                        return;
                                    }
                                }
                            }
                        }
                        """));
    }

    @Test
    void refusesWhereTheMethodWaitsAgain() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.evidence()).contains("in join()"))),
                java("""
                        class Waiter {
                            void stop(Thread worker) throws InterruptedException {
                                if (worker.isAlive()) {
                                    try {
                                        Thread.sleep(1);
                                    } catch (InterruptedException e) {
                                        System.err.println(e);
                                    }
                                }
                                worker.join();
                            }
                        }
                        """));
    }

    @Test
    void keepsTheIndentationOfTheHandler() {
        rewriteRun(java("""
                        class Waiter {
                            void first() {
                                System.err.println();
                            }
                        \tvoid pause() {
                        \t\ttry {
                        \t\t\tThread.sleep(1);
                        \t\t} catch (InterruptedException e) {
                        \t\t\tSystem.err.println(e);
                        \t\t}
                        \t}
                        }
                        """, """
                        class Waiter {
                            void first() {
                                System.err.println();
                            }
                        \tvoid pause() {
                        \t\ttry {
                        \t\t\tThread.sleep(1);
                        \t\t} catch (InterruptedException e) {
                        \t\t\tThread.currentThread().interrupt();
                        \t\t\tSystem.err.println(e);
                        \t\t}
                        \t}
                        }
                        """));
    }

    @Test
    void refusesWhereTheThreadEnds() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .hasSize(4)
                        .allSatisfy(row -> assertThat(row.evidence()).contains("the thread ends with it"))),
                java("""
                        class Poller extends Thread {
                            private boolean stopped;

                            @Override
                            public void run() {
                                try {
                                    while (!stopped) {
                                        Thread.sleep(10);
                                    }
                                } catch (InterruptedException e) {
                                    System.err.println("stopped");
                                }
                            }

                            void start(int count) {
                                new Thread(() -> {
                                    while (!stopped) {
                                        try {
                                            Thread.sleep(20);
                                        } catch (InterruptedException e) {
                                            return;
                                        }
                                    }
                                    System.err.println("stopped");
                                }).start();
                                new Thread(new Runnable() {
                                    @Override
                                    public void run() {
                                        try {
                                            Thread.sleep(30);
                                        } catch (InterruptedException e) {
                                        }
                                    }
                                }, "third").start();
                                new Thread("fourth") {
                                    @Override
                                    public void run() {
                                        try {
                                            Thread.sleep(40);
                                        } catch (InterruptedException e) {
                                        }
                                    }
                                }.start();
                            }
                        }
                        """));
    }

    @Test
    void setsTheFlagWhereMoreIsDoneBeforeTheThreadEnds() {
        rewriteRun(java("""
                        class Poller extends Thread {
                            @Override
                            public void run() {
                                try {
                                    Thread.sleep(10);
                                } catch (InterruptedException e) {
                                }
                                clean();
                            }

                            void clean() {}

                            void queue(java.util.concurrent.Executor pool) {
                                pool.execute(() -> {
                                    try {
                                        Thread.sleep(10);
                                    } catch (InterruptedException e) {
                                    }
                                });
                            }
                        }
                        """, """
                        class Poller extends Thread {
                            @Override
                            public void run() {
                                try {
                                    Thread.sleep(10);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                clean();
                            }

                            void clean() {}

                            void queue(java.util.concurrent.Executor pool) {
                                pool.execute(() -> {
                                    try {
                                        Thread.sleep(10);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
                            }
                        }
                        """));
    }

    @Test
    void leavesTestsAsTheyAre() {
        rewriteRun(srcTestJava(java("""
                                class WaiterTest {
                                    void pause() {
                                        try {
                                            Thread.sleep(1);
                                        } catch (InterruptedException e) {
                                            throw new AssertionError(e);
                                        }
                                    }
                                }
                                """)));
    }
}
