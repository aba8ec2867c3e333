package tenth.f03;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class Futures {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(java.time.Duration.ofSeconds(2)).build();
    private final Executor io = new ThreadPoolExecutor(8, 8, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100), new ThreadPoolExecutor.CallerRunsPolicy());

    private String fetch(String id) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://h/" + id)).timeout(java.time.Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int cpu(int x) {
        return Integer.bitCount(x * 31);
    }

    CompletableFuture<String> defaultExecutor(String id) {
        return CompletableFuture.supplyAsync(() -> fetch(id)); // BAD tenth_fanout_common_pool_blocking
    }

    CompletableFuture<String> ownExecutor(String id) {
        return CompletableFuture.supplyAsync(() -> fetch(id), io); // OK tenth_fanout_common_pool_blocking
    }

    CompletableFuture<Integer> defaultCpu(int x) {
        return CompletableFuture.supplyAsync(() -> cpu(x)); // OK tenth_fanout_common_pool_blocking
    }

    CompletableFuture<Void> runSleep() {
        return CompletableFuture.runAsync(() -> {
            try {
                Thread.sleep(5000); // BAD tenth_fanout_common_pool_blocking
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    CompletableFuture<Void> delayed(Runnable r) {
        return CompletableFuture.runAsync(r, CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS, io)); // OK tenth_fanout_common_pool_blocking
    }

    CompletableFuture<String> chainAsync(CompletableFuture<String> id) {
        return id.thenApplyAsync(this::fetch); // BAD tenth_fanout_common_pool_blocking
    }

    CompletableFuture<String> chainAsyncOwn(CompletableFuture<String> id) {
        return id.thenApplyAsync(this::fetch, io); // OK tenth_fanout_common_pool_blocking
    }

    void explicitCommon(String id) {
        ForkJoinPool.commonPool().execute(() -> fetch(id)); // BAD tenth_fanout_common_pool_blocking
    }

    CompletableFuture<Integer> db(String url) {
        return CompletableFuture.supplyAsync(() -> {
            try (Connection c = DriverManager.getConnection(url)) { // BAD tenth_fanout_common_pool_blocking
                return c.getNetworkTimeout();
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    List<String> parallelFetch(List<String> ids) {
        return ids.parallelStream().map(this::fetch).collect(Collectors.toList()); // BAD tenth_fanout_parallel_stream_blocking
    }

    List<String> parallelLambda(List<String> ids) {
        return ids.stream().parallel().map(id -> fetch(id)).collect(Collectors.toList()); // BAD tenth_fanout_parallel_stream_blocking
    }

    void parallelSleep() {
        IntStream.range(0, 100).parallel().forEach(i -> {
            try {
                Thread.sleep(10); // BAD tenth_fanout_parallel_stream_blocking
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    List<String> parallelJoin(List<CompletableFuture<String>> fs) {
        return fs.parallelStream().map(CompletableFuture::join).collect(Collectors.toList()); // BAD tenth_fanout_parallel_stream_blocking
    }

    private final ReentrantLock lock = new ReentrantLock();

    int parallelLock(List<Integer> xs) {
        return xs.parallelStream().mapToInt(x -> {
            lock.lock(); // BAD tenth_fanout_parallel_stream_blocking (debatable)
            try {
                return cpu(x);
            } finally {
                lock.unlock();
            }
        }).sum();
    }

    int parallelCpu(List<Integer> xs) {
        return xs.parallelStream().mapToInt(this::cpu).sum(); // OK tenth_fanout_parallel_stream_blocking
    }

    List<String> sequentialFetch(List<String> ids) {
        return ids.stream().map(this::fetch).collect(Collectors.toList()); // OK tenth_fanout_parallel_stream_blocking
    }

    List<String> parallelThenSequential(List<String> ids) {
        return ids.parallelStream().map(String::trim).sequential().map(this::fetch).collect(Collectors.toList()); // OK tenth_fanout_parallel_stream_blocking
    }

    CompletableFuture<Void> all(List<String> ids) {
        return CompletableFuture.allOf(ids.stream().map(id -> http.sendAsync(HttpRequest.newBuilder(URI.create("http://h/" + id)).build(), HttpResponse.BodyHandlers.discarding())).toArray(CompletableFuture[]::new)); // BAD tenth_fanout_allof_unbounded
    }

    List<String> loopThenAll(List<String> ids) {
        List<CompletableFuture<String>> fs = new ArrayList<>();
        for (String id : ids) {
            fs.add(http.sendAsync(HttpRequest.newBuilder(URI.create("http://h/" + id)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body));
        }
        CompletableFuture.allOf(fs.toArray(new CompletableFuture[0])).join(); // BAD tenth_fanout_allof_unbounded
        return fs.stream().map(CompletableFuture::join).collect(Collectors.toList());
    }

    CompletableFuture<String> two(String a, String b) {
        CompletableFuture<String> x = ownExecutor(a);
        CompletableFuture<String> y = ownExecutor(b);
        return CompletableFuture.allOf(x, y).thenApply(v -> x.join() + y.join()); // OK tenth_fanout_allof_unbounded
    }

    private final Semaphore inFlight = new Semaphore(16);

    CompletableFuture<Void> allLimited(List<String> ids) throws InterruptedException {
        List<CompletableFuture<?>> fs = new ArrayList<>();
        for (String id : ids) {
            inFlight.acquire();
            fs.add(http.sendAsync(HttpRequest.newBuilder(URI.create("http://h/" + id)).timeout(java.time.Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding()).whenComplete((r, t) -> inFlight.release()));
        }
        return CompletableFuture.allOf(fs.toArray(new CompletableFuture[0])); // OK tenth_fanout_allof_unbounded
    }

    void batches(List<String> ids) {
        for (int i = 0; i < ids.size(); i += 10) {
            List<String> part = ids.subList(i, Math.min(i + 10, ids.size()));
            CompletableFuture.allOf(part.stream().map(this::ownExecutor).toArray(CompletableFuture[]::new)).orTimeout(10, TimeUnit.SECONDS).join(); // OK tenth_fanout_allof_unbounded
        }
    }

    CompletableFuture<String> retry(String id) {
        return ownExecutor(id).handle((v, t) -> t == null ? CompletableFuture.completedFuture(v) : retry(id)).thenCompose(x -> x); // BAD tenth_fanout_retry_unbounded
    }

    CompletableFuture<String> retryTimes(String id, int left) {
        return ownExecutor(id)
            .handle((v, t) -> t == null ? CompletableFuture.completedFuture(v)
                : left == 0 ? CompletableFuture.<String>failedFuture(t)
                : CompletableFuture.supplyAsync(() -> id, CompletableFuture.delayedExecutor(200L << (3 - left), TimeUnit.MILLISECONDS, io)).thenCompose(i -> retryTimes(i, left - 1))) // OK tenth_fanout_retry_unbounded
            .thenCompose(x -> x);
    }

    String loopRetry(String id) {
        while (true) {
            try {
                return fetch(id); // BAD tenth_fanout_retry_unbounded
            } catch (RuntimeException e) {
                System.err.println(e);
            }
        }
    }

    String loopRetryNoPause(String id) {
        RuntimeException last = null;
        for (int i = 0; i < 50; i++) {
            try {
                return fetch(id); // BAD tenth_fanout_retry_no_backoff
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw last;
    }

    String loopRetryBackoff(String id) throws InterruptedException {
        RuntimeException last = null;
        for (int i = 0; i < 4; i++) {
            try {
                return fetch(id); // OK tenth_fanout_retry_no_backoff
            } catch (RuntimeException e) {
                last = e;
                Thread.sleep((100L << i) + java.util.concurrent.ThreadLocalRandom.current().nextLong(50));
            }
        }
        throw last;
    }

    String recursiveRetry(String id) {
        try {
            return fetch(id);
        } catch (RuntimeException e) {
            return recursiveRetry(id); // BAD tenth_fanout_retry_unbounded
        }
    }

    String once(String id) {
        try {
            return fetch(id);
        } catch (RuntimeException e) {
            return fetch(id); // OK tenth_fanout_retry_unbounded
        }
    }

    void resubmit(String id) {
        io.execute(() -> {
            try {
                fetch(id);
            } catch (RuntimeException e) {
                resubmit(id); // BAD tenth_fanout_recursive_submit
            }
        });
    }

    void crawl(String url, Map<String, List<String>> links) {
        for (String l : links.getOrDefault(url, List.of())) {
            CompletableFuture.runAsync(() -> crawl(l, links), io); // BAD tenth_fanout_recursive_submit
        }
    }

    void crawlDepth(String url, Map<String, List<String>> links, int depth, java.util.Set<String> seen) {
        if (depth == 0 || !seen.add(url)) {
            return;
        }
        for (String l : links.getOrDefault(url, List.of())) {
            io.execute(() -> crawlDepth(l, links, depth - 1, seen)); // OK tenth_fanout_recursive_submit
        }
    }

    static class Sum extends RecursiveTask<Long> {
        final long[] a;
        final int lo;
        final int hi;

        Sum(long[] a, int lo, int hi) {
            this.a = a;
            this.lo = lo;
            this.hi = hi;
        }

        @Override
        protected Long compute() {
            if (hi - lo <= 1) {
                return hi > lo ? a[lo] : 0L;
            }
            int mid = (lo + hi) >>> 1;
            Sum l = new Sum(a, lo, mid);
            Sum r = new Sum(a, mid, hi);
            l.fork(); // BAD tenth_fanout_fork_without_threshold
            return r.compute() + l.join();
        }
    }

    static class SumThreshold extends RecursiveTask<Long> {
        final long[] a;
        final int lo;
        final int hi;

        SumThreshold(long[] a, int lo, int hi) {
            this.a = a;
            this.lo = lo;
            this.hi = hi;
        }

        @Override
        protected Long compute() {
            if (hi - lo <= 10_000) {
                long s = 0;
                for (int i = lo; i < hi; i++) {
                    s += a[i];
                }
                return s;
            }
            int mid = (lo + hi) >>> 1;
            SumThreshold l = new SumThreshold(a, lo, mid);
            SumThreshold r = new SumThreshold(a, mid, hi);
            l.fork(); // OK tenth_fanout_fork_without_threshold
            return r.compute() + l.join();
        }
    }
}
