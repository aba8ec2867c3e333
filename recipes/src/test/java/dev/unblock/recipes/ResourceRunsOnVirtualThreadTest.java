package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class ResourceRunsOnVirtualThreadTest implements RewriteTest {
    private static final JavaProject SHOP = new JavaProject(Tree.randomId(), "shop", null);
    private static final String[] QUARKUS = {"quarkus-core:3.20.0", "quarkus-rest:3.20.0"};
    private static final List<String> TARGETS = List.of(
            "com.shop.Orders#all()", "com.shop.Orders#add(String)", "com.shop.Orders#later()", "com.shop.Orders#now()");

    private static ResourceRunsOnVirtualThread recipe(int release, @Nullable List<String> checked) {
        return new ResourceRunsOnVirtualThread(TARGETS, release, checked);
    }

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(recipe(21, null)).parser(JavaParser.fromJavaVersion().dependsOn(QuarkusStubs.all()));
    }

    private static JavaSourceSet main(String... libraries) {
        Map<String, List<JavaType.FullyQualified>> known = new TreeMap<>();
        for (String library : libraries) {
            known.put("io.quarkus:" + library, List.of());
        }
        return new JavaSourceSet(Tree.randomId(), "main", List.of(), known);
    }

    private static SourceSpecs source(String text) {
        return java(text, spec -> spec.markers(SHOP, main(QUARKUS)));
    }

    private static SourceSpecs source(String before, String after) {
        return java(before, after, spec -> spec.markers(SHOP, main(QUARKUS)));
    }

    private static String resource(String annotation, String member) {
        return """
                package com.shop;

                import io.smallrye.common.annotation.NonBlocking;
                import jakarta.transaction.Transactional;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;

                @Path("/orders")
                %s
                class Orders {
                    %s
                }
                """.formatted(annotation, member);
    }

    private static SourceSpecs plain() {
        return source(resource("", "@GET public String all() { return \"\"; }"), """
                package com.shop;

                import io.smallrye.common.annotation.NonBlocking;
                import io.smallrye.common.annotation.RunOnVirtualThread;
                import jakarta.transaction.Transactional;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;

                @Path("/orders")

                class Orders {
                    @GET @RunOnVirtualThread public String all() { return ""; }
                }
                """);
    }

    private void refuses(String hazard, String evidence, SourceSpecs... sources) {
        refuses(recipe(21, null), hazard, evidence, sources);
    }

    private void refuses(ResourceRunsOnVirtualThread recipe, String hazard, String evidence, SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.recipe(recipe).dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).contains(evidence);
                            assertThat(row.whatWouldUnblock()).isNotBlank();
                        })),
                sources);
    }

    @DocumentExample
    @Test
    void annotatesTheMethodsThatAreNamedAndNoOthers() {
        rewriteRun(source("""
                package com.shop;

                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.POST;
                import jakarta.ws.rs.Path;
                import java.util.List;

                @Path("/orders")
                class Orders {
                    /** All of them. */
                    @GET
                    public List<String> all() {
                        return List.of();
                    }

                    @POST
                    <T> int add(String order) {
                        return 1;
                    }

                    @GET // soon
                    @Path("/now")
                    // at once
                    void now() {}

                    @GET
                    @Path("/count")
                    public long count() {
                        return 1;
                    }
                }
                """, """
                package com.shop;

                import io.smallrye.common.annotation.RunOnVirtualThread;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.POST;
                import jakarta.ws.rs.Path;
                import java.util.List;

                @Path("/orders")
                class Orders {
                    /** All of them. */
                    @GET
                    @RunOnVirtualThread
                    public List<String> all() {
                        return List.of();
                    }

                    @POST
                    @RunOnVirtualThread
                    <T> int add(String order) {
                        return 1;
                    }

                    @GET // soon
                    @Path("/now")
                    // at once
                    @RunOnVirtualThread
                    void now() {}

                    @GET
                    @Path("/count")
                    public long count() {
                        return 1;
                    }
                }
                """));
    }

    @Test
    void takesThePlaceOfTheWorkerPool() {
        rewriteRun(source("""
                package com.shop;

                import io.smallrye.common.annotation.Blocking;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;

                @Path("/orders")
                class Orders {
                    @GET
                    @Blocking
                    @Path("/all")
                    public String all() {
                        return "";
                    }
                }
                """, """
                package com.shop;

                import io.smallrye.common.annotation.RunOnVirtualThread;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;

                @Path("/orders")
                class Orders {
                    @GET
                    @RunOnVirtualThread
                    @Path("/all")
                    public String all() {
                        return "";
                    }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource({"'', @RunOnVirtualThread", "@RunOnVirtualThread, ''"})
    void leavesWhatIsOnVirtualThreadsAlone(String ofClass, String ofMethod) {
        rewriteRun(
                spec -> spec.afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .isEmpty()),
                source("""
                        package com.shop;

                        import io.smallrye.common.annotation.RunOnVirtualThread;
                        import jakarta.ws.rs.GET;
                        import jakarta.ws.rs.Path;

                        @Path("/orders") %s
                        class Orders {
                            @GET %s public String all() { return ""; }
                        }
                        """.formatted(ofClass, ofMethod)));
    }

    @Test
    void refusesWithoutQuarkusRest() {
        refuses(
                "H25",
                "no Quarkus REST",
                java(
                        resource("", "@GET public String all() { return \"\"; }"),
                        spec -> spec.markers(SHOP, main("quarkus-core:3.20.0", "quarkus-resteasy:3.20.0"))));
    }

    @Test
    void refusesOlderQuarkus() {
        refuses(
                "H25",
                "of Quarkus 3",
                java(
                        resource("", "@GET public String all() { return \"\"; }"),
                        spec -> spec.markers(SHOP, main("quarkus-core:2.16.12", "quarkus-resteasy-reactive:2.16.12"))));
    }

    @Test
    void refusesAnOlderRelease() {
        refuses(
                recipe(17, null),
                "H25",
                "release 17",
                source(resource("", "@GET public String all() { return \"\"; }")));
    }

    @ParameterizedTest
    @CsvSource({"@Transactional, ''", "'', @Transactional"})
    void refusesTransactionsOfTheResource(String ofClass, String ofMethod) {
        refuses(
                "H1",
                "worker pool",
                source(resource(ofClass, "@GET %s public String all() { return \"\"; }".formatted(ofMethod))));
    }

    @ParameterizedTest
    @CsvSource({"@NonBlocking, ''", "'', @NonBlocking"})
    void refusesWhatSaysThatItDoesNotWait(String ofClass, String ofMethod) {
        refuses(
                "H25",
                "@NonBlocking",
                source(resource(ofClass, "@GET %s public String all() { return \"\"; }".formatted(ofMethod))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@GET public io.smallrye.mutiny.Uni<String> later() { return null; }",
                "@GET public java.util.concurrent.CompletableFuture<String> later() { return null; }",
                "@GET public java.util.concurrent.CompletionStage<String> later() { return null; }"
            })
    void refusesAsynchronousAnswers(String member) {
        refuses("H18", "asynchronously already", source(resource("", member)));
    }

    @Test
    void refusesSuspendedAnswers() {
        refuses(
                new ResourceRunsOnVirtualThread(List.of("com.shop.Orders#all(AsyncResponse)"), 21, null),
                "H18",
                "asynchronously already",
                source(resource("", "@GET public void all(jakarta.ws.rs.container.AsyncResponse answer) {}")));
    }

    @Test
    void refusesMethodsThatOthersMap() {
        refuses("H19", "no verb", source(resource("", "public String all() { return \"\"; }")));
    }

    @Test
    void refusesWhatTheWholeApplicationIsTold() {
        refuses(
                "H25",
                "the application class is annotated @Blocking",
                source(resource("", "@GET public String all() { return \"\"; }")),
                source("""
                        package com.shop;

                        import io.smallrye.common.annotation.Blocking;

                        @Blocking
                        class Shop extends jakarta.ws.rs.core.Application {}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized void pay() { partner(); }",
                "void pay() { synchronized (this) { partner(); } }",
                "native void pay();"
            })
    void refusesWhatMayPin(String member) {
        refuses(
                "H25",
                "before Java 24",
                source(resource("", "@GET public String all() { return \"\"; }")),
                source("package com.shop; class Pay { %s void partner() {} }".formatted(member)));
    }

    @Test
    void refusesOldDrivers() {
        refuses(
                "H25",
                "mysql-connector-j waits inside synchronized code",
                java(
                        resource("", "@GET public String all() { return \"\"; }"),
                        spec -> spec.markers(
                                SHOP, main("quarkus-core:3.20.0", "quarkus-rest:3.20.0", "mysql-connector-j:8.4.0"))));
    }

    @Test
    void refusesThreadLocalsThatCache() {
        refuses(
                "H4",
                "BUFFER in com/shop/Names.java keeps a value for each thread",
                source(resource("", "@GET public String all() { return \"\"; }")),
                source("""
                        package com.shop;

                        class Names {
                            static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
                        }
                        """));
    }

    @Test
    void believesWhatWasChecked() {
        rewriteRun(
                spec -> spec.recipe(recipe(21, List.of("com.shop.Names", "com.shop.Pay"))),
                plain(),
                source("""
                        package com.shop;

                        class Names {
                            static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
                        }
                        """),
                source("package com.shop; class Pay { synchronized void pay() { partner(); } void partner() {} }"));
    }

    @Test
    void nothingPinsFromJava24On() {
        rewriteRun(
                spec -> spec.recipe(recipe(25, null)),
                plain(),
                source("package com.shop; class Pay { synchronized void pay() { partner(); } void partner() {} }"));
    }

    @Test
    void needsMethods() {
        assertThat(new ResourceRunsOnVirtualThread(null, null, null).validate().isInvalid())
                .isTrue();
    }
}
