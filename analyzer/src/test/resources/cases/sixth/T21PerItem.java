package t6.b21;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class T21PerItem {

    /** P3C AvoidManuallyCreateThread, PMD DoNotUseThreads: a thread for each element or connection. */
    static class Thr {
        void m1(List<Runnable> l) {
            for (Runnable r : l) {
                new Thread(r).start(); // BAD fan_out_thread_per_task
            }
        }

        void m2(ServerSocket ss) throws IOException {
            while (true) {
                Socket s = ss.accept();
                new Thread(() -> handle(s)).start(); // BAD fan_out_thread_per_task
            }
        }

        void m3(ServerSocket ss, ExecutorService bounded) throws IOException {
            while (true) {
                Socket s = ss.accept();
                bounded.execute(() -> handle(s)); // OK fan_out_thread_per_task
            }
        }

        private void handle(Socket s) {
            System.out.println(s);
        }

        void m4(Collection<String> c) {
            c.forEach(this::spawn);
        }

        private void spawn(String s) {
            Thread t = new Thread(() -> System.out.println(s)); // BAD fan_out_thread_per_task
            t.start();
        }

        void m5() {
            Thread t = new Thread(() -> System.out.println("once"), "init"); // OK fan_out_thread_per_task
            t.start();
        }

        void m6() {
            for (int i = 0; i < 4; i++) {
                new Thread(() -> System.out.println("w")).start(); // OK fan_out_thread_per_task
            }
        }

        Thread m7() {
            return Thread.currentThread();
        }
    }

    /** A future for each element of input without limit (detection.md, point 3; Error Prone / Palantir have fragments). */
    @RestController
    static class Fut {
        private final Executor vt = Executors.newVirtualThreadPerTaskExecutor();
        private final Executor cached;
        private final DataSource ds;

        Fut(DataSource ds, Executor cached) {
            this.ds = ds;
            this.cached = cached;
        }

        @PostMapping("/1")
        List<Integer> m1(@RequestBody List<String> ids) {
            List<CompletableFuture<Integer>> fs = new ArrayList<>();
            for (String s : ids) {
                fs.add(CompletableFuture.supplyAsync(() -> q(s), vt)); // BAD fan_out_future_per_item
            }
            return fs.stream().map(CompletableFuture::join).toList();
        }

        @PostMapping("/2")
        CompletableFuture<Void> m2(@RequestBody List<String> ids) {
            return CompletableFuture.allOf(ids.stream()
                    .map(s -> CompletableFuture.runAsync(() -> q(s), vt)) // BAD fan_out_future_per_item
                    .toArray(CompletableFuture[]::new));
        }

        @PostMapping("/3")
        CompletableFuture<Void> m3(@RequestBody String s) {
            return CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> q(s), vt), // OK fan_out_future_per_item
                    CompletableFuture.runAsync(() -> q(s + "x"), vt));
        }

        @PostMapping("/4")
        void m4(@RequestBody List<String> ids) throws InterruptedException {
            Semaphore sem = new Semaphore(8);
            for (String s : ids) {
                sem.acquire();
                vt.execute(() -> { // OK fan_out_future_per_item
                    try {
                        q(s);
                    } finally {
                        sem.release();
                    }
                });
            }
        }

        private int q(String s) {
            return ds.hashCode() + s.length();
        }
    }

    /** Virtual threads per element: the threads are cheap, the pool behind them is not. */
    static class Virt {
        <T> void m1(List<Callable<T>> l) throws InterruptedException {
            try (var es = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Callable<T> c : l) {
                    es.submit(c); // BAD fan_out_future_per_item
                }
            }
        }

        void m2(Stream<Runnable> s) {
            s.forEach(Thread::startVirtualThread); // BAD fan_out_thread_per_task
        }

        void m3(Runnable r) {
            Thread.startVirtualThread(r);
        }
    }

    /** Palantir DangerousCompletableFutureUsage, jPinpoint AvoidCommonPoolForFutureAsync: no executor given. */
    static class Cp {
        private Executor ex;

        CompletableFuture<String> m1() {
            return CompletableFuture.supplyAsync(() -> "a"); // BAD fan_out_common_pool
        }

        CompletableFuture<String> m2() {
            return CompletableFuture.supplyAsync(() -> "a", ex); // OK fan_out_common_pool
        }

        CompletableFuture<Void> m3(Runnable r) {
            return CompletableFuture.runAsync(r); // BAD fan_out_common_pool
        }

        CompletableFuture<Integer> m4(CompletableFuture<String> f) {
            return f.thenApplyAsync(String::length); // BAD fan_out_common_pool
        }

        CompletableFuture<Integer> m5(CompletableFuture<String> f) {
            return f.thenApply(String::length); // OK fan_out_common_pool
        }

        CompletableFuture<Void> m6(CompletableFuture<String> f) {
            return f.whenCompleteAsync((s, t) -> System.out.println(s), ex).thenAcceptAsync(System.out::println, ex); // OK fan_out_common_pool
        }
    }

    /** Palantir DangerousParallelStreamUsage, jPinpoint AvoidParallelStreamWithCommonPool. */
    static class Ps {
        long m1(List<String> l) {
            return l.parallelStream().filter(String::isEmpty).count(); // BAD fan_out_parallel_stream
        }

        long m2(List<String> l) {
            return l.stream().filter(String::isEmpty).count();
        }

        int m3(int n) {
            return IntStream.range(0, n).parallel().sum(); // BAD fan_out_parallel_stream
        }

        String m4(String... a) {
            return Stream.of(a).parallel().collect(Collectors.joining()); // BAD fan_out_parallel_stream
        }

        long m5(List<String> l) throws Exception {
            ForkJoinPool p = new ForkJoinPool(4);
            try {
                return p.submit(() -> l.parallelStream().filter(String::isEmpty).count()).get(); // OK fan_out_parallel_stream
            } finally {
                p.shutdown();
            }
        }

        int m6(int[] a) {
            return Arrays.stream(a).sequential().sum();
        }
    }
}
