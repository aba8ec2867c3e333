package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pool of as many threads does: limit, order, what is cancelled and what is left. Before Java 21 on platform threads. */
class LimitedVirtualThreadsTest {
    private static final long LONG = 30;

    @TempDir
    Path folder;

    private final CountDownLatch go = new CountDownLatch(1);
    private URLClassLoader loader;
    private ExecutorService pool;

    @BeforeEach
    void compile() throws Exception {
        boolean virtual = Runtime.version().feature() >= 21;
        Path source = Files.createDirectories(folder.resolve("com/shop")).resolve("LimitedVirtualThreads.java");
        String text = Template.text("LimitedVirtualThreads", "com.shop");
        Files.writeString(
                source, virtual ? text : text.replace("newVirtualThreadPerTaskExecutor", "newCachedThreadPool"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        pool = limited(2);
    }

    @AfterEach
    void end() throws Exception {
        go.countDown();
        pool.shutdownNow();
        assertThat(pool.awaitTermination(LONG, TimeUnit.SECONDS)).isTrue();
        loader.close();
    }

    private ExecutorService limited(int limit) throws Exception {
        Constructor<?> constructor =
                loader.loadClass("com.shop.LimitedVirtualThreads").getDeclaredConstructor(int.class);
        constructor.setAccessible(true);
        return (ExecutorService) constructor.newInstance(limit);
    }

    /** Takes all of the limit until the test lets go. */
    private void fill() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                begun.countDown();
                await();
            });
        }
        assertThat(begun.await(LONG, TimeUnit.SECONDS)).isTrue();
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void runsNoMoreThanItsLimit() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            all.add(pool.submit(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                return number;
            }));
        }

        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get(LONG, TimeUnit.SECONDS)).isEqualTo(i);
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void beginsInTheOrderInWhichTasksCame() throws Exception {
        List<Integer> begun = Collections.synchronizedList(new ArrayList<>());
        ExecutorService one = limited(1);
        IntStream.range(0, 100).forEach(number -> one.execute(() -> begun.add(number)));
        one.shutdown();

        assertThat(one.awaitTermination(LONG, TimeUnit.SECONDS)).isTrue();
        assertThat(begun)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void neverRunsWhatIsCancelledWhileItWaits() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        fill();
        Future<?> waiting = pool.submit(ran::incrementAndGet);
        CompletableFuture<Integer> composed = CompletableFuture.supplyAsync(ran::incrementAndGet, pool);

        waiting.cancel(false);
        composed.cancel(false);
        go.countDown();
        pool.shutdown();

        assertThat(pool.awaitTermination(LONG, TimeUnit.SECONDS)).isTrue();
        assertThat(ran.get()).isZero();
    }

    @Test
    void givesBackWhatHasNotBegun() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        fill();
        Runnable waiting = ran::incrementAndGet;
        pool.execute(waiting);

        assertThat(pool.shutdownNow()).containsExactly(waiting);
        assertThat(pool.awaitTermination(LONG, TimeUnit.SECONDS)).isTrue();
        assertThat(ran.get()).isZero();
    }

    @Test
    void finishesWhatWaitsAndTakesNothingMoreOnceItIsShutDown() throws Exception {
        fill();
        Future<String> waiting = pool.submit(() -> "done");
        pool.shutdown();

        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.isTerminated()).isFalse();
        go.countDown();
        assertThat(waiting.get(LONG, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void takesNoLimitThatAPoolWouldNotTake(int limit) {
        assertThatThrownBy(() -> Executors.newFixedThreadPool(limit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> limited(limit))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
