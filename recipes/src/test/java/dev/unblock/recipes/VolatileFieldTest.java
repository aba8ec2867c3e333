package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class VolatileFieldTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new VolatileField(List.of(
                "com.shop.Worker#stopped",
                "com.shop.Worker#ended",
                "com.shop.Worker#bare",
                "com.shop.Worker#marked",
                "com.shop.Worker$Inner#deep")));
    }

    @DocumentExample
    @Test
    void addsTheModifierWhereItBelongs() {
        rewriteRun(java("""
                package com.shop;

                class Worker {
                    private boolean stopped = false; // by stop()
                    private static Worker ended;
                    boolean bare;
                    @Deprecated
                    boolean marked;
                    private boolean other;

                    void stop() {
                        stopped = true;
                        boolean bare = false;
                    }

                    static class Inner {
                    \tprotected boolean deep;
                    }
                }
                """, """
                package com.shop;

                class Worker {
                    private volatile boolean stopped = false; // by stop()
                    private static volatile Worker ended;
                    volatile boolean bare;
                    @Deprecated
                    volatile boolean marked;
                    private boolean other;

                    void stop() {
                        stopped = true;
                        boolean bare = false;
                    }

                    static class Inner {
                    \tprotected volatile boolean deep;
                    }
                }
                """));
    }

    @Test
    void refusesSeveralFieldsAtOnce() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H9"))),
                java("package com.shop; class Worker { private boolean stopped, started; }"));
    }

    @Test
    void leavesVolatileAndFinalFieldsAlone() {
        rewriteRun(java(
                "package com.shop; class Worker { private volatile boolean stopped; final boolean ended = true; }"));
    }
}
