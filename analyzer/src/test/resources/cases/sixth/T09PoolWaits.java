package t6.b09;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.web.client.RestTemplate;

class T09PoolWaits {

    /** jPinpoint AvoidCommonPoolForBlockingCalls: a blocking call in a task on ForkJoinPool.commonPool(). */
    static class Common {
        private final RestTemplate rest;
        private final Executor io;
        private final DataSource ds;

        Common(RestTemplate rest, Executor io, DataSource ds) {
            this.rest = rest;
            this.io = io;
            this.ds = ds;
        }

        CompletableFuture<String> m1() {
            return CompletableFuture.supplyAsync(() ->
                    rest.getForObject("http://x", String.class)); // BAD blocking_common_pool_block
        }

        CompletableFuture<String> m2() {
            return CompletableFuture.supplyAsync(() ->
                    rest.getForObject("http://x", String.class), io); // OK blocking_common_pool_block
        }

        CompletableFuture<Void> m3(CompletableFuture<String> f) {
            return f.thenAcceptAsync(s -> {
                try (Connection c = ds.getConnection()) { // BAD blocking_common_pool_block
                    c.setReadOnly(true);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        List<String> m4(List<Path> l) {
            return l.parallelStream().map(p -> {
                try {
                    return Files.readString(p); // BAD blocking_common_pool_block
                } catch (IOException e) {
                    return "";
                }
            }).toList();
        }

        List<String> m5(List<Path> l) {
            return l.stream().map(p -> {
                try {
                    return Files.readString(p); // OK blocking_common_pool_block
                } catch (IOException e) {
                    return "";
                }
            }).toList();
        }

        int m6(int[] a) {
            return Arrays.stream(a).parallel().map(i -> i * i).sum(); // OK blocking_common_pool_block
        }

        void m7() {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    Thread.sleep(1000); // BAD blocking_common_pool_block
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        CompletableFuture<String> m8(HttpClient c, URI u) {
            return CompletableFuture.runAsync(() -> System.out.println(u))
                    .thenCompose(v -> c.sendAsync(HttpRequest.newBuilder(u).build(), HttpResponse.BodyHandlers.ofString())) // OK blocking_common_pool_block
                    .thenApply(HttpResponse::body);
        }

        CompletableFuture<String> m9() {
            return CompletableFuture.supplyAsync(this::load);
        }

        private String load() {
            return rest.postForObject("http://x", "b", String.class); // BAD blocking_common_pool_block
        }

        CompletableFuture<String> m12(CompletableFuture<String> a, CompletableFuture<String> b) {
            return a.thenApplyAsync(s -> s + b.join()); // BAD blocking_common_pool_block
        }

        CompletableFuture<String> m13(CompletableFuture<String> a, CompletableFuture<String> b) {
            return a.thenCombineAsync(b, String::concat); // OK blocking_common_pool_block
        }

        CompletableFuture<String> m14(CompletableFuture<String> a, CompletableFuture<String> b) {
            return a.thenCompose(s -> b.thenApply(t -> s + t));
        }
    }

    /** Pool self-deadlock: a task of a bounded pool waits for another task of that pool (SEI CERT TPS01-J). */
    static class Self {
        private final ExecutorService one = Executors.newSingleThreadExecutor();
        private final ExecutorService two = Executors.newFixedThreadPool(2);

        Future<Integer> m1() {
            return one.submit(() -> {
                Future<Integer> g = one.submit(() -> 1);
                return g.get(); // BAD blocking_pool_deadlock
            });
        }

        Future<Integer> m2() {
            return one.submit(() -> {
                Future<Integer> g = two.submit(() -> 1);
                return g.get(1, TimeUnit.SECONDS); // OK blocking_pool_deadlock
            });
        }

        CompletableFuture<Integer> m3() {
            return CompletableFuture.supplyAsync(() ->
                    CompletableFuture.supplyAsync(() -> 2, two).join(), two); // BAD blocking_pool_deadlock
        }

        CompletableFuture<Integer> m4() {
            return CompletableFuture.supplyAsync(() -> 1, two)
                    .thenCompose(i -> CompletableFuture.supplyAsync(() -> i + 1, two)); // OK blocking_pool_deadlock
        }

        void m5() {
            two.execute(this::outer);
        }

        private void outer() {
            try {
                two.submit(this::inner).get(); // BAD blocking_pool_deadlock
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private int inner() {
            return 3;
        }

        void m6() {
            two.execute(() -> two.execute(this::inner)); // OK blocking_pool_deadlock
        }
    }

    /** ForkJoin: joining a forked child from within the pool is the normal use (helps, does not just wait). */
    static class Fj extends RecursiveTask<Integer> {
        private final int n;

        Fj(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            ForkJoinTask<Integer> a = new Fj(n - 1).fork();
            int b = new Fj(n - 2).compute();
            return b + a.join(); // OK blocking_untimed_wait
        }
    }

    /** ForkJoin tasks that sleep. */
    static class Fj2 extends RecursiveTask<String> {
        @Override
        protected String compute() {
            try {
                TimeUnit.MILLISECONDS.sleep(500); // BAD blocking_common_pool_block
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "x";
        }

        static ForkJoinTask<String> run() {
            return ForkJoinPool.commonPool().submit(new Fj2());
        }
    }
}
