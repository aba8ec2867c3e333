package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class AddResourceExecutorTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddResourceExecutor("com.shop", 20, 100, null));
    }

    @DocumentExample
    @Test
    void addsTheClass() {
        rewriteRun(
                java("package com.shop; class Shop {}"),
                java(
                        null,
                        new ResourceExecutorSource("com.shop", "ResourceExecutor", 20, 100).text(),
                        spec -> spec.path("com/shop/ResourceExecutor.java")));
    }

    @Test
    void leavesAClassOfThatNameAlone() {
        rewriteRun(java("package com.shop; public final class ResourceExecutor {}"));
    }

    @Test
    void givesWhatTheWorkGivesAndFailsAsItFails(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("ResourceExecutor.java");
        Files.writeString(source, new ResourceExecutorSource("com.shop", "ResourceExecutor", 2, 10).text());
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var supply = loader.loadClass("com.shop.ResourceExecutor").getMethod("supply", Callable.class);
            Callable<String> work = () -> Thread.currentThread().getName();
            Callable<String> failing = () -> {
                throw new java.io.IOException("partner");
            };

            assertThat(((CompletionStage<?>) supply.invoke(null, work)).toCompletableFuture())
                    .succeedsWithin(java.time.Duration.ofSeconds(10))
                    .isEqualTo("resource-work-1");
            assertThat(((CompletionStage<?>) supply.invoke(null, failing)).toCompletableFuture())
                    .failsWithin(java.time.Duration.ofSeconds(10))
                    .withThrowableThat()
                    .isNotInstanceOf(CompletionException.class)
                    .havingCause()
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void needsItsNumbers() {
        assertThat(new AddResourceExecutor("com.shop", 0, 0, null).validate().failures())
                .hasSize(2);
        assertThat(new AddResourceExecutor(null, 1, 1, null).validate().isInvalid())
                .isTrue();
    }
}
