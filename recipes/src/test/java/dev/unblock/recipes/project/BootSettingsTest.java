package dev.unblock.recipes.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.mavenProject;
import static org.openrewrite.java.Assertions.srcMainJava;
import static org.openrewrite.java.Assertions.srcMainResources;
import static org.openrewrite.java.Assertions.srcTestResources;
import static org.openrewrite.properties.Assertions.properties;
import static org.openrewrite.yaml.Assertions.yaml;

import dev.unblock.recipes.ConfigureBoundedExecutor;
import dev.unblock.recipes.SetMvcAsyncTimeout;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class BootSettingsTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ConfigureBoundedExecutor(16, 100, null))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-boot-autoconfigure", "spring-context", "spring-core"));
    }

    private static SourceSpecs application(String members) {
        return srcMainJava(java("""
                package com.shop;

                import java.util.concurrent.Executor;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.context.annotation.Bean;

                @SpringBootApplication
                class Shop {
                    %s
                }
                """.formatted(members)));
    }

    private static SourceSpecs settings(String before, String after) {
        return srcMainResources(properties(before, after, spec -> spec.path("application.properties")));
    }

    @DocumentExample
    @Test
    void addsWhatIsMissing() {
        rewriteRun(mavenProject(
                "shop",
                application(""),
                srcTestResources(properties("a=b", spec -> spec.path("application.properties"))),
                settings("""
                        # threads
                        spring.task.execution.pool.queueCapacity=50
                        """, """
                        # threads
                        spring.task.execution.pool.queueCapacity=50
                        spring.task.execution.pool.core-size=16
                        spring.task.execution.pool.max-size=16
                        spring.task.execution.shutdown.await-termination=true
                        spring.task.execution.shutdown.await-termination-period=30s
                        """)));
    }

    @Test
    void makesAFileWhereThereIsNone() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(properties(
                                doesNotExist(),
                                "spring.mvc.async.request-timeout=30s",
                                spec -> spec.path("application.properties")))));
    }

    @Test
    void leavesApplicationsOfOtherPackagesAlone() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, "com.store", null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(properties("a=b", spec -> spec.path("application.properties")))));
    }

    @Test
    void tellsApplicationsOfOnePackageApartByTheirFolder() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, "com.shop", "shop/src/main/java")),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(properties(
                                "a=b",
                                "a=b\nspring.mvc.async.request-timeout=30s",
                                spec -> spec.path("application.properties")))),
                mavenProject(
                        "stock",
                        srcMainJava(java("""
                                package com.shop;

                                import org.springframework.boot.autoconfigure.SpringBootApplication;

                                @SpringBootApplication
                                class Stock {}
                                """)),
                        srcMainResources(properties("a=b", spec -> spec.path("application.properties")))));
    }

    @Test
    void keepsTheLineEndsOfTheFile() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, "com.shop", null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(properties(
                                "a=b\r\n",
                                "a=b\r\nspring.mvc.async.request-timeout=30s\r\n",
                                spec -> spec.path("application.properties").noTrim()))));
    }

    @Test
    void keepsTheLineEndsOfYaml() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, "com.shop", null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(yaml(
                                "a:\r\n  b: c\r\n",
                                "a:\r\n  b: c\r\nspring:\r\n  mvc:\r\n    async:\r\n      request-timeout: 30s\r\n",
                                spec -> spec.path("application.yml").noTrim()))));
    }

    @Test
    void mergesIntoTheFirstYamlDocument() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(yaml("""
                                spring:
                                  application:
                                    name: shop
                                ---
                                spring:
                                  config.activate.on-profile: prod
                                """, """
                                spring:
                                  application:
                                    name: shop
                                  mvc:
                                    async:
                                      request-timeout: 30s
                                ---
                                spring:
                                  config.activate.on-profile: prod
                                """, spec -> spec.path("application.yml")))));
    }

    @Test
    void leavesTheCommentsAtTheEndOfAYamlDocumentThere() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(yaml("""
                                spring:
                                  mvc:
                                    servlet:
                                      path: /api
                                  main:
                                    banner-mode: off

                                # documents are added here

                                ---
                                shop:
                                  open: true
                                """, """
                                spring:
                                  mvc:
                                    servlet:
                                      path: /api
                                    async:
                                      request-timeout: 30s
                                  main:
                                    banner-mode: off

                                # documents are added here

                                ---
                                shop:
                                  open: true
                                """, spec -> spec.path("application.yml")))));
    }

    @Test
    void mergesIntoTheFirstDocumentThatHoldsForAllProfiles() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(yaml("""
                                # ====
                                # shop
                                # ====
                                ---
                                spring:
                                  config:
                                    activate:
                                      on-profile: '!docs'
                                docs: false
                                ---
                                spring:
                                  application:
                                    name: shop
                                """, """
                                # ====
                                # shop
                                # ====
                                ---
                                spring:
                                  config:
                                    activate:
                                      on-profile: '!docs'
                                docs: false
                                ---
                                spring:
                                  application:
                                    name: shop
                                  mvc:
                                    async:
                                      request-timeout: 30s
                                """, spec -> spec.path("application.yml")))));
    }

    @Test
    void extendsPropertiesBeforeThoseOfAProfile() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject("shop", application(""), settings("""
                        a=b
                        #---
                        spring.config.activate.on-profile=prod
                        spring.mvc.async.request-timeout=5s
                        """, """
                        a=b
                        spring.mvc.async.request-timeout=30s
                        #---
                        spring.config.activate.on-profile=prod
                        spring.mvc.async.request-timeout=5s
                        """)));
    }

    @Test
    void leavesASetTimeoutAlone() {
        rewriteRun(
                spec -> spec.recipe(new SetMvcAsyncTimeout(30, null, null)),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(
                                yaml("spring.mvc.async.request-timeout: 5s", spec -> spec.path("application.yml")))));
    }

    @Test
    void leavesLibrariesAlone() {
        rewriteRun(mavenProject("lib", srcMainJava(java("package com.shop; class Library {}"))));
    }

    @Test
    void refusesAnApplicationWithItsOwnExecutor() {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo("H24");
                            assertThat(row.path()).isEqualTo("shop/src/main/java/com/shop/Shop.java");
                        })),
                mavenProject("shop", application("@Bean Executor pool() { return null; }")));
    }

    @Test
    void refusesVirtualThreads() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H25"))),
                mavenProject(
                        "shop",
                        application(""),
                        srcMainResources(properties(
                                "spring.threads.virtual.enabled=true", spec -> spec.path("application.properties")))));
    }
}
