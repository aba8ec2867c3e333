package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class AtomicSharedCounterTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AtomicSharedCounter(List.of("com.shop.Stats#count()", "com.shop.Stats#add(int)")));
    }

    @Test
    void countsBesideLombokConstructorsThatDoNotKnowTheField() {
        rewriteRun(
                java("package lombok; public @interface RequiredArgsConstructor {}"),
                java("package lombok; public @interface AllArgsConstructor {}"),
                java("""
                        package com.shop;

                        import lombok.RequiredArgsConstructor;

                        @RequiredArgsConstructor
                        class Stats {
                            private final String name;
                            private int requests;

                            void add(int amount) {
                                requests++;
                            }
                        }
                        """, """
                        package com.shop;

                        import lombok.RequiredArgsConstructor;

                        import java.util.concurrent.atomic.AtomicInteger;

                        @RequiredArgsConstructor
                        class Stats {
                            private final String name;
                            private final AtomicInteger requests = new AtomicInteger();

                            void add(int amount) {
                                requests.incrementAndGet();
                            }
                        }
                        """));
    }

    @Test
    void leavesCountersAloneThatALombokConstructorSets() {
        rewriteRun(java("package lombok; public @interface AllArgsConstructor {}"), java("""
                package com.shop;

                @lombok.AllArgsConstructor
                class Stats {
                    private int requests;

                    void add(int amount) {
                        requests++;
                    }
                }
                """));
    }

    @DocumentExample
    @Test
    void makesTheCounterAndAllItsUsesAtomic() {
        rewriteRun(java("""
                package com.shop;

                class Stats {
                    // how many there were
                    private volatile long requests;
                    private static int errors = 3;
                    private int untouched;

                    long count() {
                        requests++;
                        errors += 2;
                        if (errors() > 1) {
                            System.out.println("now " + requests + ", " + this.requests++);
                        }
                        return --requests;
                    }

                    void add(int amount) {
                        errors -= amount;
                        errors -= amount + 1; // both
                        untouched = 1;
                    }

                    int errors() {
                        return Stats.errors;
                    }

                    void reset() {
                        requests = 0;
                        this.requests = untouched;
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.atomic.AtomicInteger;
                import java.util.concurrent.atomic.AtomicLong;

                class Stats {
                    // how many there were
                    private final AtomicLong requests = new AtomicLong();
                    private static final AtomicInteger errors = new AtomicInteger(3);
                    private int untouched;

                    long count() {
                        requests.incrementAndGet();
                        errors.addAndGet(2);
                        if (errors() > 1) {
                            System.out.println("now " + requests.get() + ", " + this.requests.getAndIncrement());
                        }
                        return requests.decrementAndGet();
                    }

                    void add(int amount) {
                        errors.addAndGet(-amount);
                        errors.addAndGet(-(amount + 1)); // both
                        untouched = 1;
                    }

                    int errors() {
                        return Stats.errors.get();
                    }

                    void reset() {
                        requests.set(0);
                        this.requests.set(untouched);
                    }
                }
                """));
    }

    @Test
    void keepsTabs() {
        rewriteRun(java("""
                package com.shop;

                class Stats {
                \tprivate int n = 0;

                \tvoid count() {
                \t\tRunnable later = () -> n++;
                \t\tlater.run();
                \t}
                }
                """, """
                package com.shop;

                import java.util.concurrent.atomic.AtomicInteger;

                class Stats {
                \tprivate final AtomicInteger n = new AtomicInteger();

                \tvoid count() {
                \t\tRunnable later = () -> n.getAndIncrement();
                \t\tlater.run();
                \t}
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H7  | private int n; void count() { n++; } synchronized int get() { return n; }",
                "H9  | private int n; void count() { n *= 2; }",
                "H9  | private int n; void count() { n++; (n)--; }",
                "H9  | private int n; void count() { n += 2L; }",
                "H9  | private int n; void count() { n++; n = n + 1; }",
                "H9  | private int n; int count() { n++; return n = 3; }",
                "H9  | private int n; void count() { if (n < 10) { n++; } }",
                "H9  | private int n; int count() { return n > 3 ? n++ : 0; }",
                "H19 | @Deprecated private int n; void count() { n++; }"
            })
    void refuses(String hazard, String members) {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).contains("n");
                        })),
                java("package com.shop; class Stats { %s }".formatted(members)));
    }

    @Test
    void refusesWhereTheNameIsThatOfAnotherClass() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H29"))),
                java("package com.other; public class AtomicInteger {}"),
                java(
                        "package com.shop; import com.other.AtomicInteger; class Stats { AtomicInteger other; private int n; void count() { n++; } }"));
    }

    @Test
    void seesEveryUseInGenericAndNestedClasses() {
        rewriteRun(spec -> spec.recipe(new AtomicSharedCounter(List.of("com.shop.Box$Lid#open()"))), java("""
                        package com.shop;

                        class Box<T> {
                            static class Lid<S> {
                                private static long opened;

                                void open() {
                                    Lid.opened++;
                                }
                            }

                            long opened(Lid<T> lid) {
                                return lid.opened + Lid.opened;
                            }
                        }
                        """, """
                        package com.shop;

                        import java.util.concurrent.atomic.AtomicLong;

                        class Box<T> {
                            static class Lid<S> {
                                private static final AtomicLong opened = new AtomicLong();

                                void open() {
                                    Lid.opened.incrementAndGet();
                                }
                            }

                            long opened(Lid<T> lid) {
                                return lid.opened.get() + Lid.opened.get();
                            }
                        }
                        """));
    }

    @Test
    void refusesSerializableClasses() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H19"))),
                java("""
                        package com.shop;

                        class Stats implements java.io.Serializable {
                            private int n;

                            void count() {
                                n++;
                            }
                        }
                        """));
    }

    @Test
    void leavesAtomicCountersAndOtherMethodsAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.util.concurrent.atomic.AtomicInteger;

                class Stats {
                    private final AtomicInteger done = new AtomicInteger();
                    int visible;
                    private int other;

                    void count() {
                        done.incrementAndGet();
                        visible++;
                    }

                    void another() {
                        other++;
                    }
                }
                """));
    }
}
