package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class RemoveSyncFacadeTest implements RewriteTest {
    private static final String TWIN = "CompletableFuture<String> findAsync(String id) { return null; }";

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new RemoveSyncFacade(
                List.of("com.shop.Fares#find(String)", "com.shop.Quotes#quote(String)", "com.shop.Quotes#gone(int)")));
    }

    @DocumentExample
    @Test
    void removesMethodsThatOnlyCallEachOther() {
        rewriteRun(java("""
                package com.shop;

                import java.io.IOException;
                import java.util.List;
                import java.util.concurrent.CompletableFuture;

                class Fares {
                    /** The fare of a trip. */
                    String find(String id) throws IOException {
                        return List.of(id).get(0);
                    }

                    /** Like {@link #find(String)}, but no thread waits for the answer. */
                    CompletableFuture<String> findAsync(String id) {
                        return CompletableFuture.completedFuture(id);
                    }

                    String find(int number) {
                        return "" + number;
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                class Fares {

                    /** The fare of a trip. */
                    CompletableFuture<String> findAsync(String id) {
                        return CompletableFuture.completedFuture(id);
                    }

                    String find(int number) {
                        return "" + number;
                    }
                }
                """), java("""
                package com.shop;

                import java.io.IOException;
                import java.util.concurrent.CompletableFuture;

                class Quotes {
                    private final Fares fares = new Fares();

                    String quote(String id) throws IOException {
                        return fares.find(id);
                    }

                    CompletableFuture<String> quoteAsync(String id) {
                        return fares.findAsync(id);
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                class Quotes {
                    private final Fares fares = new Fares();

                    CompletableFuture<String> quoteAsync(String id) {
                        return fares.findAsync(id);
                    }
                }
                """));
    }

    @Test
    void removesPublicMethodsOfApplications() {
        rewriteRun(java("package com.shop; class Shop { public static void main(String[] args) {} }"), java("""
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                public class Fares {
                    public String find(String id) {
                        return id;
                    }

                    public CompletableFuture<String> findAsync(String id) {
                        return null;
                    }
                }
                """, """
                package com.shop;

                import java.util.concurrent.CompletableFuture;

                public class Fares {

                    public CompletableFuture<String> findAsync(String id) {
                        return null;
                    }
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Fares { String find(String id) { return id; } " + TWIN
                        + " String other() { return find(\"\"); } }",
                "class Fares { String find(String id) { return id; } " + TWIN
                        + " java.util.function.Function<String, String> other = this::find; }",
                "class Fares { String find(String id) { return id; } " + TWIN
                        + " String spel = \"@fares.find('x')\"; }",
                "class Fares { String find(String id) { return id; } " + TWIN + " String name = \"find\"; }",
                "public class Fares { public String find(String id) { return id; } " + TWIN + " }",
                "interface Base { String find(String id); } class Fares implements Base { public String find(String id) { return id; } "
                        + TWIN + " }",
                "interface Fares { String find(String id); CompletableFuture<String> findAsync(String id); }",
                "@interface Job {} class Fares { @Job String find(String id) { return id; } " + TWIN + " }"
            })
    void refusesWhatOthersRelyOn(String source) {
        rewriteRun(spec -> refusal(spec, "H19"), java("package com.shop; import java.util.concurrent.*; " + source));
    }

    @Test
    void refusesMethodsWithoutATwin() {
        rewriteRun(
                spec -> refusal(spec, "H29"),
                java("package com.shop; class Fares { String find(String id) { return id; } }"));
    }

    @Test
    void leavesWhatIsGoneAlone() {
        rewriteRun(java("package com.shop; import java.util.concurrent.*; class Fares { " + TWIN + " }"));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
