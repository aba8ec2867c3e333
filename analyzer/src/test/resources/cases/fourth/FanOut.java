package t4.fanout;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

public class FanOut {
    private final ExecutorService pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10)); // OK unboundedqueue
    private final BlockingQueue<String> inbox = new LinkedBlockingQueue<>(); // BAD unboundedqueue
    private final BlockingQueue<String> small = new LinkedBlockingQueue<>(50); // OK unboundedqueue
    private final BlockingQueue<String> both = new LinkedBlockingDeque<>(); // BAD unboundedqueue
    private final BlockingQueue<String> sorted = new PriorityBlockingQueue<>(); // BAD unboundedqueue
    private static final Cache<String, byte[]> ALL = CacheBuilder.newBuilder().build(); // BAD cache
    private static final Cache<String, byte[]> SOME = CacheBuilder.newBuilder().maximumSize(100).build(); // OK cache
    private static final Map<String, byte[]> BY_NAME = new java.util.concurrent.ConcurrentHashMap<>(); // BAD cache

    public byte[] load(String name) {
        return BY_NAME.computeIfAbsent(name, n -> n.getBytes());
    }

    public void start() {
        pool.shutdown();
        inbox.add("x");
        both.add("x");
        sorted.add("x");
        small.offer("x");
    }

    public ExecutorService noBound() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // BAD unboundedpool
    }

    public ExecutorService bound() {
        return new ThreadPoolExecutor(0, 32, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // OK unboundedpool
    }

    public ExecutorService single() {
        return Executors.newSingleThreadExecutor(); // BAD unboundedqueue
    }

    public ScheduledExecutorService scheduled() {
        return Executors.newScheduledThreadPool(2); // BAD unboundedqueue
    }

    public ExecutorService stealing() {
        return Executors.newWorkStealingPool(4); // OK unboundedpool
    }

    public void threadPerElement(List<Runnable> tasks) {
        for (Runnable task : tasks) {
            new Thread(task).start(); // BAD threadper
        }
    }

    public void virtualPerElement(List<Runnable> tasks) {
        tasks.forEach(task -> Thread.startVirtualThread(task)); // BAD threadper
    }

    public void twoThreads(Runnable a, Runnable b) {
        for (int i = 0; i < 2; i++) {
            new Thread(i == 0 ? a : b).start(); // OK threadper
        }
    }

    public void taskPerElement(List<String> all) {
        ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
        for (String name : all) {
            each.submit(() -> load(name)); // BAD fanout
        }
    }

    public void limited(List<String> all, Semaphore permits) throws InterruptedException {
        ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
        for (String name : all) {
            permits.acquire();
            each.submit(() -> { // OK fanout
                try {
                    return load(name);
                } finally {
                    permits.release();
                }
            });
        }
    }

    public CompletableFuture<Void> allOfList(List<String> all) {
        List<CompletableFuture<byte[]>> futures = new ArrayList<>();
        for (String name : all) {
            futures.add(CompletableFuture.supplyAsync(() -> load(name))); // BAD fanout
        }
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]));
    }

    public CompletableFuture<Void> allOfTwo() {
        return CompletableFuture.allOf( // OK fanout
            CompletableFuture.runAsync(() -> load("a"), pool), CompletableFuture.runAsync(() -> load("b"), pool));
    }

    public CompletableFuture<byte[]> noExecutor(String name) {
        return CompletableFuture.supplyAsync(() -> load(name)); // BAD noexecutor
    }

    public CompletableFuture<byte[]> withExecutor(String name) {
        return CompletableFuture.supplyAsync(() -> load(name), pool); // OK noexecutor
    }

    public CompletableFuture<Integer> asyncStep(CompletableFuture<byte[]> f) {
        return f.thenApplyAsync(b -> b.length); // BAD noexecutor
    }

    public CompletableFuture<Integer> syncStep(CompletableFuture<byte[]> f) {
        return f.thenApply(b -> b.length); // OK noexecutor
    }

    public void onCommonPool(Runnable task) {
        ForkJoinPool.commonPool().execute(task); // BAD noexecutor
    }

    public int nested() throws Exception {
        Future<Integer> outer = pool.submit(() -> {
            Future<Integer> inner = pool.submit(() -> 1);
            return inner.get(); // BAD nested
        });
        return outer.get();
    }

    public int inTurn(ExecutorService other) throws Exception {
        Future<Integer> outer = pool.submit(() -> {
            Future<Integer> inner = other.submit(() -> 1);
            return inner.get(); // OK nested
        });
        return outer.get();
    }

    public long sumParallel(List<String> files) {
        return files.parallelStream().mapToLong(f -> { // BAD parallel
            try {
                return java.nio.file.Files.size(java.nio.file.Path.of(f));
            } catch (java.io.IOException e) {
                return 0;
            }
        }).sum();
    }

    public long sumSequential(List<String> files) {
        return files.stream().mapToLong(String::length).sum(); // OK parallel
    }

    public Flux<String> merged(List<Flux<String>> all) {
        return Flux.merge(all); // BAD flatmap
    }

    public Flux<String> wide(Flux<String> all) {
        return all.flatMap(v -> Flux.just(v).subscribeOn(Schedulers.boundedElastic()), Integer.MAX_VALUE); // BAD flatmap
    }

    public Flux<String> pure(Flux<String> all) {
        return all.flatMap(v -> Flux.just(v, v + "!")); // OK flatmap
    }

    public Sinks.Many<String> endlessSink() {
        return Sinks.many().unicast().onBackpressureBuffer(); // BAD buffer
    }

    public Sinks.Many<String> boundedSink() {
        return Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(64)); // OK buffer
    }

    public String retryLoop(String url) throws Exception {
        while (true) {
            try {
                return new String(new java.net.URL(url).openStream().readAllBytes());
            } catch (java.io.IOException e) { // BAD retry
                continue;
            }
        }
    }

    public String retryFew(String url) throws Exception {
        long pause = 100;
        for (int i = 0; i < 3; i++) {
            try {
                return new String(new java.net.URL(url).openStream().readAllBytes());
            } catch (java.io.IOException e) { // OK retry
                Thread.sleep(pause);
                pause *= 2;
            }
        }
        throw new IllegalStateException(url);
    }

    public int poolPerCall(String name) {
        ExecutorService own = Executors.newFixedThreadPool(2); // BAD percall
        try {
            own.submit(() -> load(name));
            return 1;
        } finally {
            own.shutdown();
        }
    }
}
