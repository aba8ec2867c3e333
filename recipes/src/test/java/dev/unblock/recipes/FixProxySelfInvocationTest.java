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

class FixProxySelfInvocationTest implements RewriteTest {
    private static final String HEAD = """
            package com.shop;
            import java.util.concurrent.*;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.*;
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new FixProxySelfInvocation(List.of("com.shop.Orders#place(String)", "com.shop.Orders#<init>()")))
                .parser(JavaParser.fromJavaVersion().classpath("spring-context", "spring-tx", "spring-beans"));
    }

    @DocumentExample
    @Test
    void callsThroughTheProxy() {
        rewriteRun(java("""
                package com.shop;

                import org.springframework.scheduling.annotation.Async;
                import org.springframework.stereotype.Service;
                import org.springframework.transaction.annotation.Transactional;

                @Service
                class Orders {
                    private int placed;

                    void place(String id) {
                        // in its own time
                        sendMail(id);
                        this.store(id);
                        plain(id);
                    }

                    @Async
                    void sendMail(String id) {}

                    @Transactional
                    void store(String id) {}

                    void plain(String id) {}

                    void other(String id) {
                        store(id);
                    }
                }
                """, """
                package com.shop;

                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.context.annotation.Lazy;
                import org.springframework.scheduling.annotation.Async;
                import org.springframework.stereotype.Service;
                import org.springframework.transaction.annotation.Transactional;

                @Service
                class Orders {
                    @Autowired
                    @Lazy
                    private Orders self = this;
                    private int placed;

                    void place(String id) {
                        // in its own time
                        self.sendMail(id);
                        self.store(id);
                        plain(id);
                    }

                    @Async
                    void sendMail(String id) {}

                    @Transactional
                    void store(String id) {}

                    void plain(String id) {}

                    void other(String id) {
                        store(id);
                    }
                }
                """));
    }

    @Test
    void usesAFieldThatIsThere() {
        rewriteRun(java("""
                package com.shop;

                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.context.annotation.Lazy;
                import org.springframework.stereotype.Service;
                import org.springframework.transaction.annotation.Transactional;

                @Service
                class Orders {
                    @Autowired @Lazy Orders me;

                    void place(String id) {
                        Runnable later = () -> store(id);
                    }

                    @Transactional
                    void store(String id) {}
                }
                """, """
                package com.shop;

                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.context.annotation.Lazy;
                import org.springframework.stereotype.Service;
                import org.springframework.transaction.annotation.Transactional;

                @Service
                class Orders {
                    @Autowired @Lazy Orders me;

                    void place(String id) {
                        Runnable later = () -> me.store(id);
                    }

                    @Transactional
                    void store(String id) {}
                }
                """));
    }

    @Test
    void onlyReportsUnlessMethodsAreNamed() {
        rewriteRun(
                spec -> {
                    spec.recipe(new FixProxySelfInvocation(null));
                    refusal(spec, "H17");
                },
                java(
                        HEAD
                                + "@Service class Orders { void place(String id) { store(id); } @Transactional void store(String id) {} }"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H17 | @Service class Orders { void place(String id) { store(id); } @Transactional private void store(String id) {} }
            H17 | @Service class Orders { void place(String id) { store(id); } @Transactional final void store(String id) {} }
            H17 | @Service final class Orders { void place(String id) { store(id); } @Transactional void store(String id) {} }
            H17 | @Service class Orders implements Runnable { public void run() {} void place(String id) { store(id); } @Transactional void store(String id) {} }
            H18 | @Service class Orders { void place(String id) { store(id); } @Async String store(String id) { return id; } }
            H19 | class Orders { void place(String id) { store(id); } @Transactional void store(String id) {} }
            H19 | @Service class Orders { Orders() { store(""); } @Transactional void store(String id) {} }
            H19 | @Service class Orders { String self; void place(String id) { store(self); } @Transactional void store(String id) {} }
            """)
    void refuses(String hazard, String source) {
        rewriteRun(spec -> refusal(spec, hazard), java(HEAD + source));
    }

    @Test
    void leavesCallsThroughTheProxyAlone() {
        rewriteRun(java(HEAD + """
                @Service
                class Orders {
                    Orders self;

                    void place(String id) {
                        self.store(id);
                    }

                    @Transactional
                    void store(String id) {}
                }
                """));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
