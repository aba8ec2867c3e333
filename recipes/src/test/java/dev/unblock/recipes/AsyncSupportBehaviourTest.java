package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the generated class as a project would, for Java 8, and uses it. */
class AsyncSupportBehaviourTest {
    @TempDir
    Path folder;

    @Test
    void rethrowsWhatTheWorkThrew() throws Exception {
        assertThat(run("""
                        try {
                            AsyncSupport.await(AsyncSupport.supply(() -> { throw new java.io.IOException("down"); }, Runnable::run), java.io.IOException.class);
                            return "nothing";
                        } catch (java.io.IOException e) {
                            return e.getMessage();
                        }
                        """)).isEqualTo("down");
        assertThat(run("""
                        try {
                            return AsyncSupport.await(AsyncSupport.<String>supply(() -> { throw new IllegalStateException("bad"); }, Runnable::run));
                        } catch (IllegalStateException e) {
                            return e.getMessage();
                        }
                        """)).isEqualTo("bad");
    }

    @Test
    void failsTheFutureOfARejectedTask() throws Exception {
        assertThat(run("""
                        return AsyncSupport.supply(() -> "x", task -> { throw new java.util.concurrent.RejectedExecutionException(); }).isCompletedExceptionally();
                        """)).isEqualTo(true);
    }

    @Test
    void givesHandlersTheExceptionOfTheCall() throws Exception {
        assertThat(run("""
                        java.util.concurrent.CompletableFuture<String> failed = AsyncSupport.start(() -> { throw new java.io.IOException("down"); });
                        return failed.thenApply(String::trim).handle((value, failure) -> {
                            try {
                                return AsyncSupport.received(value, failure, java.io.IOException.class, InterruptedException.class);
                            } catch (java.io.IOException e) {
                                return "caught " + e.getMessage();
                            } catch (InterruptedException e) {
                                return "interrupted";
                            }
                        }).join();
                        """)).isEqualTo("caught down");
    }

    @Test
    void mapsInOrderWithinTheLimit() throws Exception {
        assertThat(run("""
                        java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(4);
                        java.util.concurrent.atomic.AtomicInteger running = new java.util.concurrent.atomic.AtomicInteger();
                        java.util.concurrent.atomic.AtomicInteger most = new java.util.concurrent.atomic.AtomicInteger();
                        try {
                            java.util.List<Integer> doubled = AsyncSupport.mapBounded(java.util.Arrays.asList(3, 1, 2, 5, 4), n -> {
                                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                Thread.yield();
                                running.decrementAndGet();
                                return n * 2;
                            }, pool, 2);
                            return doubled + " " + (most.get() <= 2);
                        } finally {
                            pool.shutdown();
                        }
                        """)).isEqualTo("[6, 2, 4, 10, 8] true");
    }

    @Test
    void startsNothingAfterAFailure() throws Exception {
        assertThat(run("""
                        java.util.List<Integer> seen = new java.util.ArrayList<>();
                        try {
                            AsyncSupport.mapBounded(java.util.Arrays.asList(1, 2, 3), n -> {
                                seen.add(n);
                                if (n == 2) {
                                    throw new IllegalStateException("stop");
                                }
                                return n;
                            }, Runnable::run, 1);
                            return "nothing";
                        } catch (IllegalStateException e) {
                            return seen + e.getMessage();
                        }
                        """)).isEqualTo("[1, 2]stop");
    }

    private Object run(String body) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("com/shop"));
        Files.writeString(sources.resolve("AsyncSupport.java"), Sources.ASYNC_SUPPORT);
        Files.writeString(
                sources.resolve("Use.java"),
                "package com.shop; public class Use { public static Object run() throws Exception { " + body + " } }");
        compile(sources);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return loader.loadClass("com.shop.Use").getMethod("run").invoke(null);
        }
    }

    private static void compile(Path sources) throws IOException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        List.of(
                                        "--release",
                                        "8",
                                        "-Xlint:-options",
                                        sources.resolve("AsyncSupport.java").toString(),
                                        sources.resolve("Use.java").toString())
                                .toArray(String[]::new));
        assertThat(result).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }
}
