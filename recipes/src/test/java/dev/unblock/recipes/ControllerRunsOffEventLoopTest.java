package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class ControllerRunsOffEventLoopTest implements RewriteTest {
    private static final JavaProject SHOP = new JavaProject(Tree.randomId(), "shop", null);
    private static final String NETTY = "micronaut-http-server-netty:4.7.0";

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ControllerRunsOffEventLoop(
                        List.of("com.shop.Orders#get(long)", "com.shop.Orders#all()", "com.shop.Orders#later()")))
                .parser(
                        JavaParser.fromJavaVersion()
                                .dependsOn(
                                        "package io.micronaut.http.annotation; public @interface Controller { String value(); }",
                                        "package io.micronaut.http.annotation; public @interface Get { String value() default \"/\"; }",
                                        "package io.micronaut.core.annotation; public @interface NonBlocking {}",
                                        "package io.micronaut.scheduling; public interface TaskExecutors { String IO = \"io\"; String BLOCKING = \"blocking\"; }",
                                        "package io.micronaut.scheduling.annotation; public @interface ExecuteOn { String value(); }",
                                        "package org.slf4j; public class MDC { public static String get(String key) { return key; } }"));
    }

    private static JavaSourceSet main(String library) {
        return new JavaSourceSet(Tree.randomId(), "main", List.of(), Map.of("io.micronaut:" + library, List.of()));
    }

    private static SourceSpecs source(String text) {
        return java(text, spec -> spec.markers(SHOP, main(NETTY)));
    }

    private static String controller(String annotation, String member) {
        return """
                package com.shop;

                import io.micronaut.core.annotation.NonBlocking;
                import io.micronaut.http.annotation.*;
                import io.micronaut.scheduling.annotation.ExecuteOn;

                %s
                class Orders {
                    %s
                }
                """.formatted(annotation, member);
    }

    private void refuses(String hazard, String evidence, SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).contains(evidence);
                            assertThat(row.whatWouldUnblock()).isNotBlank();
                        })),
                sources);
    }

    @DocumentExample
    @Test
    void annotatesTheMethodsThatAreNamedAndNoOthers() {
        rewriteRun(java("""
                package com.shop;

                import io.micronaut.http.annotation.Controller;
                import io.micronaut.http.annotation.Get;

                interface Api {
                    @Get
                    String all();
                }

                @Controller("/orders")
                class Orders implements Api {
                    @Get("/{id}")
                    String get(long id) {
                        return "" + id;
                    }

                    public String all() {
                        return "";
                    }

                    @Get("/count")
                    long count() {
                        return 1;
                    }
                }
                """, """
                package com.shop;

                import io.micronaut.http.annotation.Controller;
                import io.micronaut.http.annotation.Get;
                import io.micronaut.scheduling.TaskExecutors;
                import io.micronaut.scheduling.annotation.ExecuteOn;

                interface Api {
                    @Get
                    String all();
                }

                @Controller("/orders")
                class Orders implements Api {
                    @Get("/{id}")
                    @ExecuteOn(TaskExecutors.BLOCKING)
                    String get(long id) {
                        return "" + id;
                    }

                    @ExecuteOn(TaskExecutors.BLOCKING)
                    public String all() {
                        return "";
                    }

                    @Get("/count")
                    long count() {
                        return 1;
                    }
                }
                """, spec -> spec.markers(SHOP, main(NETTY))));
    }

    @Test
    void takesTheExecutorThatOlderOnesKnow() {
        rewriteRun(java("""
                package com.shop;

                import io.micronaut.http.annotation.Controller;
                import io.micronaut.http.annotation.Get;

                @Controller("/orders")
                class Orders {
                    @Get String all() { return ""; }
                }
                """, """
                package com.shop;

                import io.micronaut.http.annotation.Controller;
                import io.micronaut.http.annotation.Get;
                import io.micronaut.scheduling.TaskExecutors;
                import io.micronaut.scheduling.annotation.ExecuteOn;

                @Controller("/orders")
                class Orders {
                    @Get @ExecuteOn(TaskExecutors.IO) String all() { return ""; }
                }
                """, spec -> spec.markers(SHOP, main("micronaut-http-server-netty:3.10.4"))));
    }

    @ParameterizedTest
    @CsvSource({"'', @ExecuteOn(\"own\")", "@ExecuteOn(\"own\"), ''"})
    void leavesWhatIsToldWhereToRunAlone(String ofClass, String ofMethod) {
        rewriteRun(
                spec -> spec.afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .isEmpty()),
                source(controller(
                        "@Controller(\"/\") " + ofClass, "@Get %s String all() { return \"\"; }".formatted(ofMethod))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"micronaut-http-server-jetty:4.7.0", "micronaut-http-server-netty:1.3.7"})
    void refusesWithoutAnEventLoop(String library) {
        refuses(
                "H26",
                "no server of Micronaut",
                java(
                        controller("@Controller(\"/\")", "@Get String all() { return \"\"; }"),
                        spec -> spec.markers(SHOP, main(library))));
    }

    @Test
    void refusesClassesThatAreNoControllers() {
        refuses("H19", "no @Controller", source(controller("", "@Get String all() { return \"\"; }")));
    }

    @Test
    void refusesAsynchronousAnswers() {
        refuses(
                "H18",
                "asynchronously already",
                source(controller(
                        "@Controller(\"/\")",
                        "@Get java.util.concurrent.CompletableFuture<String> later() { return null; }")));
    }

    @ParameterizedTest
    @CsvSource({"'', @NonBlocking", "@NonBlocking, ''"})
    void refusesWhatSaysThatItDoesNotWait(String ofClass, String ofMethod) {
        refuses(
                "H26",
                "@NonBlocking",
                source(controller(
                        "@Controller(\"/\") " + ofClass, "@Get %s String all() { return \"\"; }".formatted(ofMethod))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.slf4j.MDC.get(\"user\")", "new ThreadLocal<String>().get()"})
    void refusesWhatStaysOnTheEventLoop(String read) {
        refuses(
                "H4",
                "thread local",
                source(controller("@Controller(\"/\")", "@Get String all() { return %s; }".formatted(read))));
    }

    @Test
    void needsMethods() {
        assertThat(new ControllerRunsOffEventLoop(null).validate().isInvalid()).isTrue();
    }
}
